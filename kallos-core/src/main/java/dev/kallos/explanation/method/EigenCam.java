package dev.kallos.explanation.method;

import dev.kallos.explanation.Explainer;
import dev.kallos.explanation.SignedMap;
import dev.kallos.network.ConvNet;
import dev.kallos.network.FaceBatch;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Eigen-CAM (Muhammad and Yeasin 2020): the projection of a convolution's output on its first principal direction, that is on
 * the first right singular vector of the places × channels matrix. It needs no gradient, and knows no answer: it says what the
 * layer is most active about. Behind a ReLU that matrix has no negative value, so the projection has one sign throughout (Perron
 * and Frobenius), and which one is free. Signed: the whole map speaks for the answer the net gave.
 *
 * @param layer the convolution
 */
public record EigenCam(String layer) implements Explainer {
  @Override
  public String id() {
    return "eigen-cam";
  }

  @Override
  public String name() {
    return "Eigen-CAM";
  }

  @Override
  public String paper() {
    return "Muhammad and Yeasin 2020";
  }

  @Override
  public List<SignedMap> explain(ConvNet net, FaceBatch batch) {
    return ActivationMaps.ofFeatures(
        net,
        layer,
        batch,
        features -> {
          Tensor signs = Answers.signs(net.logitsBehind(layer, features));
          return project(features).abs().mul(signs.view(-1, 1, 1));
        });
  }

  /** N×C×h×w to N×h×w. The smaller of the two Gram matrices is decomposed; eigenvalues come in ascending order. */
  private static Tensor project(Tensor features) {
    Tensor rows = features.flatten(2, 3).transpose(1, 2);
    Tensor transposed = rows.transpose(1, 2);
    boolean fewPlaces = rows.size(1) <= rows.size(2);
    Tensor gram = fewPlaces ? torch.bmm(rows, transposed) : torch.bmm(transposed, rows);
    var decomposed = torch.linalg_eigh(gram);
    long last = gram.size(1) - 1;
    Tensor first = decomposed.get1().narrow(2, last, 1);
    Tensor values = decomposed.get0().narrow(1, last, 1).unsqueeze(2).relu();
    Tensor projection = fewPlaces ? first.mul(values.sqrt()) : torch.bmm(rows, first);
    return projection.view(features.size(0), features.size(2), features.size(3));
  }
}
