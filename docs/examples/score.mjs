// npm install --ignore-scripts onnxruntime-node sharp; node score.mjs EXPORT PHOTO...
import sharp from 'sharp';

process.env.ORT_DISABLE_TELEMETRY = '1'; // before the runtime is loaded: it would report to its maker
const {default: ort} = await import('onnxruntime-node');

const [folder, ...photos] = process.argv.slice(2);
const net = await ort.InferenceSession.create(`${folder}/model.onnx`);
const [, height, width] = net.inputMetadata[0].shape;
for (const photo of photos) {
  const {data, info} = await sharp(photo).rotate().removeAlpha().toColourspace('srgb').raw()
    .toBuffer({resolveWithObject: true});
  const rows = shrink(data, info.height, height, info.width * 3);
  const pixels = Uint8Array.from(shrink(rows, info.width, width, 3, height), Math.round);
  const {logit, probability} = await net.run({pixels: new ort.Tensor('uint8', pixels, [1, height, width, 3])});
  console.log(photo, logit.data[0], probability.data[0]);
}

/** Area averaging along one axis: `from` items of `step` values each become `to`, in each of `times` blocks. */
function shrink(values, from, to, step, times = 1) {
  const out = new Float64Array(times * to * step);
  for (let i = 0; i < to; i++) {
    const [begin, end] = [i * from / to, (i + 1) * from / to];
    for (let j = Math.floor(begin); j < Math.min(Math.ceil(end), from); j++) {
      const share = (Math.min(end, j + 1) - Math.max(begin, j)) / (end - begin);
      for (let t = 0; t < times; t++) {
        for (let k = 0; k < step; k++) {
          out[(t * to + i) * step + k] += share * values[(t * from + j) * step + k];
        }
      }
    }
  }
  return out;
}
