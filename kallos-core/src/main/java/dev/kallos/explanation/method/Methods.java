package dev.kallos.explanation.method;

import dev.kallos.UnusableInputException;
import dev.kallos.dataset.NearestNames;
import dev.kallos.explanation.Explainer;
import dev.kallos.network.Layer.Convolution;
import dev.kallos.network.NetworkSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods there are, settled for one net.
 *
 * @param net the net
 * @param layer the convolution that methods of a single layer look at
 * @param seed the seed of whatever is random
 */
public record Methods(NetworkSummary net, String layer, long seed) {
  /** Stands for all methods. */
  public static final String ALL = "all";

  /** Stands for the methods that run the net once for each face. */
  public static final String GRADIENT = "gradient";

  private static final int FUSED = 3;

  /**
   * Settles the methods.
   *
   * @param layer the name of a convolution; if empty, the last
   * @throws UnusableInputException if the net has no convolution of that name
   */
  public static Methods of(NetworkSummary net, Optional<String> layer, long seed) {
    List<String> convolutions = convolutions(net);
    String settled = layer.orElse(convolutions.get(convolutions.size() - 1));
    if (!convolutions.contains(settled)) {
      throw new UnusableInputException(
          "There is no convolution '%s' in the network '%s'; name one of %s."
              .formatted(settled, net.design().name(), String.join(", ", convolutions)));
    }
    return new Methods(net, settled, seed);
  }

  /**
   * The method whose maps stand for a run's: CAM itself where the net has it and the layer is its last convolution,
   * else HiResCAM. Grad-CAM's mean over the places shows heat where nothing decides: behind a flattened head, and behind global max
   * pooling, which takes one place of each channel.
   */
  public Explainer main() {
    return hasCam() ? new ClassActivationMap(layer) : new HiResCam(layer);
  }

  /** All but the controls. */
  public List<Explainer> all() {
    List<Explainer> all = new ArrayList<>();
    if (hasCam()) {
      all.add(new ClassActivationMap(layer));
    }
    all.addAll(
        List.of(
            new GradCam(layer),
            new GradCamPlusPlus(layer),
            new HiResCam(layer),
            new XGradCam(layer),
            new LayerCam(List.of(layer)),
            new LayerCam(fused()),
            new EigenCam(layer),
            new AugmentedCam(new HiResCam(layer)),
            new ScoreCam(layer),
            new AblationCam(layer),
            IntegratedGradients.adaptive(),
            SmoothIntegratedGradients.of(seed),
            new Occlusion()));
    return List.copyOf(all);
  }

  private boolean hasCam() {
    return ClassActivationMap.fits(net) && layer.equals(net.lastConvolution().name());
  }

  /** The controls. */
  public List<Explainer> controls() {
    return List.of(new RandomMap(seed), new Edges(), new MeanFace());
  }

  /**
   * The main method, then those named, then the controls.
   *
   * @param names ids of methods, {@value #ALL} or {@value #GRADIENT}; a control's is allowed, and means nothing
   * @throws UnusableInputException if there is no method of a name
   */
  public List<Explainer> chosen(List<String> names) {
    List<Explainer> all = all();
    List<Explainer> chosen = new ArrayList<>(List.of(main()));
    for (String name : names) {
      matching(name, all).filter(e -> !chosen.contains(e)).forEach(chosen::add);
    }
    chosen.addAll(controls());
    return List.copyOf(chosen);
  }

  private Stream<Explainer> matching(String name, List<Explainer> all) {
    if (name.equals(ALL)) {
      return all.stream();
    } else if (name.equals(GRADIENT)) {
      return all.stream().filter(e -> !e.isSlow());
    } else if (controls().stream().anyMatch(e -> e.id().equals(name))) {
      return Stream.empty();
    }
    if (name.equals(new ClassActivationMap(layer).id()) && !hasCam()) {
      throw new UnusableInputException(
          "The network '%s' has no CAM of %s, as only a last convolution averaged straight before the logit has one; name %s."
              .formatted(net.design().name(), layer, main().id()));
    }
    List<String> known =
        Stream.concat(Stream.of(ALL, GRADIENT), all.stream().map(Explainer::id)).toList();
    if (!known.contains(name)) {
      throw new UnusableInputException(
          "There is no method '%s'; the nearest names are %s.".formatted(name, NearestNames.of(name, known)));
    }
    return all.stream().filter(e -> e.id().equals(name));
  }

  /** The last three convolutions, but not the first, whose output is little more than edges. */
  private List<String> fused() {
    List<String> convolutions = convolutions(net);
    int from = Math.max(1, convolutions.size() - FUSED);
    return from < convolutions.size() ? convolutions.subList(from, convolutions.size()) : convolutions;
  }

  private static List<String> convolutions(NetworkSummary net) {
    return net.layers().stream()
        .filter(row -> row.layer() instanceof Convolution)
        .map(NetworkSummary.Row::name)
        .toList();
  }
}
