package peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Times the article's net in Deeplearning4j, and prints one line of JSON. Argument: how many timed repetitions. */
public final class Dl4j {
  private static final int SIDE = 128;
  private static final int BATCH = 64;
  private static final double WARM_UP_SECONDS = 2;
  private static final double LEAST_SECONDS = 4;

  private Dl4j() {}

  public static void main(String[] args) throws Exception {
    int repetitions = Integer.parseInt(args[0]);
    MultiLayerNetwork net = article();
    INDArray labels = Nd4j.create(DataType.FLOAT, BATCH, 1);
    INDArray faces = Nd4j.rand(DataType.FLOAT, BATCH, 3, SIDE, SIDE).subi(.5);
    for (int i = 0; i < BATCH; i++) {
      labels.putScalar(i, 0, i % 2);
      faces.slice(i).addi(.2 * (i % 2 - .5));
    }
    DataSet batch = new DataSet(faces, labels);
    List<Double> losses = new ArrayList<>();
    double training = rate(repetitions, () -> step(net, batch, losses));
    double inference = rate(repetitions, () -> net.output(faces, false).data().asFloat());
    System.out.printf(
        Locale.ROOT,
        "{\"name\": \"dl4j\", \"training\": %.2f, \"inference\": %.2f, \"parameters\": %d, \"losses\": %s,"
            + " \"version\": \"Deeplearning4j 1.0.0-M2.1\"}%n",
        training, inference, net.numParams(), losses);
  }

  private static boolean step(MultiLayerNetwork net, DataSet batch, List<Double> losses) {
    net.fit(batch);
    return losses.add(net.score());
  }

  /** The output is the logistic function with cross-entropy, which is the same loss as that of the logit. */
  private static MultiLayerNetwork article() {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(3e-5))
            .weightInit(WeightInit.RELU)
            .convolutionMode(ConvolutionMode.Same)
            .list();
    for (int filters : new int[] {32, 64, 64, 128, 256}) {
      layers.layer(new ConvolutionLayer.Builder(3, 3).nOut(filters).activation(Activation.RELU).build());
      layers.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build());
    }
    // A dropout layer's number is the share that is kept.
    layers.layer(new DenseLayer.Builder().nOut(512).activation(Activation.RELU).build());
    layers.layer(new DropoutLayer.Builder(.7).build());
    layers.layer(new OutputLayer.Builder(LossFunction.XENT).nOut(1).activation(Activation.SIGMOID).build());
    MultiLayerNetwork net =
        new MultiLayerNetwork(layers.setInputType(InputType.convolutional(SIDE, SIDE, 3)).build());
    net.init();
    return net;
  }

  /** Images a second in the median repetition, of so many at least and for some seconds at least, after some to warm up. */
  private static double rate(int repetitions, Callable<?> work) throws Exception {
    for (double spent = 0; spent < WARM_UP_SECONDS; ) {
      spent += seconds(work);
    }
    List<Double> seconds = new ArrayList<>();
    for (double spent = 0; seconds.size() < repetitions || spent < LEAST_SECONDS; ) {
      seconds.add(seconds(work));
      spent += seconds.get(seconds.size() - 1);
    }
    Collections.sort(seconds);
    return BATCH / seconds.get(seconds.size() / 2);
  }

  private static double seconds(Callable<?> work) throws Exception {
    long began = System.nanoTime();
    work.call();
    return (System.nanoTime() - began) / 1e9;
  }
}
