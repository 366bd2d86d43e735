package dev.kallos.synthetic;

import java.util.Set;

/**
 * What a person keeps from picture to picture. Degrees run from 0 to 1 and say where in the range an attribute leaves
 * open the person stands: a big nose may still be a little or very big.
 *
 * @param seed whatever else is chance but stays, such as freckles and the fall of the brows
 * @param attributes the attributes that stay
 * @param skin skin tone, 0 fair to 1 deep
 * @param undertone −1 rosy to 1 olive
 * @param age 0 to 1 within young or old
 * @param width of the face
 * @param jaw 0 tapered to 1 square
 * @param length of the chin
 * @param eyes size of the eyes
 * @param tilt of the eyes' outer corners, −1 down to 1 up
 * @param lids 0 deep-set to 1 hooded
 * @param iris 0 brown, .5 hazel and green, 1 blue
 * @param brows height of the brows
 * @param noseLength degree
 * @param noseWidth degree
 * @param lips fullness
 * @param mouth width of the mouth
 * @param hairShade where in the range of the hair colour
 * @param hairline height of the hairline
 * @param volume of the hair
 * @param ears size
 * @param parting −1 parted at the left of the picture to 1 at its right
 */
public record Person(
    long seed,
    Set<FaceAttribute> attributes,
    float skin,
    float undertone,
    float age,
    float width,
    float jaw,
    float length,
    float eyes,
    float tilt,
    float lids,
    float iris,
    float brows,
    float noseLength,
    float noseWidth,
    float lips,
    float mouth,
    float hairShade,
    float hairline,
    float volume,
    float ears,
    float parting) {}
