// ORT_DISABLE_TELEMETRY=1 java -cp onnxruntime-1.29.0.jar Score.java EXPORT PHOTO...
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;

public final class Score {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession net = environment.createSession(args[0] + "/model.onnx")) {
      long[] shape = ((TensorInfo) net.getInputInfo().get("pixels").getInfo()).getShape();
      shape[0] = 1;
      for (String photo : Arrays.asList(args).subList(1, args.length)) {
        ByteBuffer pixels = shrunk(ImageIO.read(new File(photo)), (int) shape[2], (int) shape[1]);
        try (OnnxTensor face = OnnxTensor.createTensor(environment, pixels, shape, OnnxJavaType.UINT8);
            OrtSession.Result result = net.run(Map.of("pixels", face))) {
          float[] logit = (float[]) result.get("logit").orElseThrow().getValue();
          float[] probability = (float[]) result.get("probability").orElseThrow().getValue();
          System.out.println(photo + " " + logit[0] + " " + probability[0]);
        }
      }
    }
  }

  /** Area averaging: each pixel is the mean of the part of the photo it covers. */
  private static ByteBuffer shrunk(BufferedImage photo, int width, int height) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(3 * width * height);
    double sx = (double) photo.getWidth() / width;
    double sy = (double) photo.getHeight() / height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] sum = new double[3];
        for (int v = (int) (y * sy); v < Math.min(Math.ceil((y + 1) * sy), photo.getHeight()); v++) {
          for (int u = (int) (x * sx); u < Math.min(Math.ceil((x + 1) * sx), photo.getWidth()); u++) {
            double share =
                (Math.min((y + 1) * sy, v + 1) - Math.max(y * sy, v))
                    * (Math.min((x + 1) * sx, u + 1) - Math.max(x * sx, u));
            for (int c = 0; c < 3; c++) {
              sum[c] += share * (photo.getRGB(u, v) >> 16 - 8 * c & 255);
            }
          }
        }
        for (double s : sum) {
          pixels.put((byte) Math.round(s / (sx * sy)));
        }
      }
    }
    return pixels.flip();
  }
}
