package dev.kallos.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.kallos.Disclaimer;
import dev.kallos.UnusableInputException;
import dev.kallos.dataset.Split;
import dev.kallos.image.ImageSize;
import dev.kallos.internal.file.ClosedFolder;
import dev.kallos.internal.file.JsonFile;
import dev.kallos.internal.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file {@code config.json}: everything needed to do a run again.
 *
 * @param kallos Kallos's version
 * @param created when the run was prepared, ISO 8601
 * @param data the data and how to read it
 * @param attribute what the net is asked
 * @param attributes all that it learns, the asked attribute first
 * @param split how the faces are divided
 * @param seed the seed of everything that is random but the split
 * @param network the net; of an ensemble, that of each member
 * @param training how it is trained; null for an ensemble, whose members say so each
 * @param members whose logits' mean this run's are, if it is an ensemble; null for a run with a net of its own
 * @param versions of Java, libtorch, oneDNN, OpenCV, the system and the processor
 */
public record RunConfig(
    String kallos,
    String created,
    Data data,
    String attribute,
    List<String> attributes,
    SplitInfo split,
    long seed,
    Network network,
    Training training,
    List<Member> members,
    Map<String, String> versions) {
  /** What may differ between two runs of the same settings. */
  private static final Set<String> INCIDENTAL =
      Set.of(
          "kallos", "created", "versions", "data.warnings", "data.skipped", "training.precision_reason",
          "training.device_reason");

  public RunConfig {
    attributes = attributes == null ? List.of(String.valueOf(attribute)) : List.copyOf(attributes);
  }

  /**
   * The data.
   *
   * @param path where it was read from
   * @param layout its layout's name
   * @param fingerprint SHA-256 of its content
   * @param faces how many faces are used
   * @param subjects how many people they show; 0 if unknown
   * @param subjectsKnown whether the subject of every face used is known
   * @param skipped how many faces were left out
   * @param frame the photos' size
   * @param fileColumn the table's column of pictures, if the user named one
   * @param subjectColumn the table's column of subjects, if the user named one
   * @param cutColumn the column of numbers that became a label, if one did
   * @param cutThreshold the number above which its labels are 1, of a median the value it had; null without such a column
   * @param allowUnreadable whether more than 1 % of unreadable photos were accepted
   * @param warnings what was found amiss in the tables, what is not learnt, and what the regions rest on
   * @param drawn what is known of drawn faces; null for photographs
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Data(
      String path,
      String layout,
      String fingerprint,
      int faces,
      int subjects,
      boolean subjectsKnown,
      int skipped,
      String frame,
      String fileColumn,
      String subjectColumn,
      String cutColumn,
      Double cutThreshold,
      boolean allowUnreadable,
      List<String> warnings,
      JsonNode drawn) {
    public Data {
      warnings = warnings == null ? List.of() : List.copyOf(warnings);
      drawn = drawn == null ? NullNode.getInstance() : drawn;
    }
  }

  /**
   * The split.
   *
   * @param kind {@link Split.Kind#id}
   * @param overlap how many subjects stand in more than one part; −1 if unknown
   * @param seed the seed it was drawn by, of no use to an official one; null in runs of older versions, whose split was
   *     drawn by the run's
   * @param trainShare the share of the training part's subjects that is used; 1 where nothing is said
   * @param facesLeftOut how many faces of the training part are therefore left out
   * @param subjectsLeftOut how many subjects these show; −1 if unknown
   */
  public record SplitInfo(
      String kind, int overlap, Long seed, Double trainShare, Integer facesLeftOut, Integer subjectsLeftOut) {
    public SplitInfo {
      trainShare = trainShare == null ? Double.valueOf(1) : trainShare;
      facesLeftOut = facesLeftOut == null ? Integer.valueOf(0) : facesLeftOut;
      subjectsLeftOut = subjectsLeftOut == null ? Integer.valueOf(0) : subjectsLeftOut;
    }

    /** Whether the split is by face and people may stand in two parts: it was not counted that nobody does. */
    public boolean leaky() {
      return leaky(kind, overlap);
    }

    /** The same of a split of which no more is known than its kind and overlap. */
    public static boolean leaky(String kind, int overlap) {
      return kind.equals(Split.Kind.FACES_LEAKY.id()) && overlap != 0;
    }

    /** Whether people stand in two parts, however the faces were split, or may where the split is by face. */
    public boolean sharesPeople() {
      return leaky() || overlap > 0;
    }
  }

  /**
   * The net.
   *
   * @param name the design's name
   * @param size its input
   * @param parameters how many numbers it learns
   * @param layers its layers
   */
  public record Network(String name, ImageSize size, long parameters, List<LayerInfo> layers) {}

  /**
   * One layer.
   *
   * @param name unique in the net
   * @param kind what it is
   * @param output rows×columns×channels
   * @param parameters how many numbers it learns
   */
  public record LayerInfo(String name, String kind, String output, long parameters) {}

  /**
   * The training. What runs of older versions do not say, from the schedule to the mirrored scores and the device, is as it was
   * with them.
   *
   * @param epochs at most so many
   * @param patience epochs without a better one before it stops
   * @param batch faces a step
   * @param learningRate Adam's step size
   * @param l2 the penalty's factor
   * @param mirror whether faces are mirrored at random
   * @param schedule how the step size goes over the epochs
   * @param weightDecay by what share of the step size weights shrink each step
   * @param augmentation how faces are changed each time they are shown
   * @param averaged over about how many steps the weights kept are averaged
   * @param others how much the other attributes count together beside the asked one's 1
   * @param smoothing what share of each label is spread evenly over both answers
   * @param mixup the shape of the distribution that the weight of another face laid over each is drawn from; 0 for none
   * @param scoreMirrored whether the trained net's logit is the mean over a face and its mirror image
   * @param keptBy by what of the validation part the best epoch is told, {@code accuracy} or {@code loss}
   * @param precision {@code fp32} or {@code bf16}
   * @param precisionReason why that precision
   * @param threads cores used
   * @param device {@code cpu} or {@code cuda}
   * @param deviceReason why that device
   */
  public record Training(
      int epochs,
      int patience,
      int batch,
      double learningRate,
      double l2,
      boolean mirror,
      String schedule,
      Double weightDecay,
      AugmentationInfo augmentation,
      Integer averaged,
      Double others,
      Double smoothing,
      Double mixup,
      Boolean scoreMirrored,
      String keptBy,
      String precision,
      String precisionReason,
      int threads,
      String device,
      String deviceReason) {
    public Training {
      schedule = schedule == null ? "constant" : schedule;
      weightDecay = weightDecay == null ? 0 : weightDecay;
      augmentation = augmentation == null ? new AugmentationInfo(0, 0, 0, 0, 0, 0) : augmentation;
      averaged = averaged == null ? 0 : averaged;
      others = others == null ? 0 : others;
      smoothing = smoothing == null ? 0 : smoothing;
      mixup = mixup == null ? 0 : mixup;
      scoreMirrored = scoreMirrored != null && scoreMirrored;
      keptBy = keptBy == null ? "accuracy" : keptBy;
      device = device == null ? "cpu" : device;
      deviceReason = deviceReason == null ? "the only one there was" : deviceReason;
    }
  }

  /**
   * How faces are changed in training: by up to which share of the width they are shifted and of their size zoomed, by how many
   * degrees turned, by which share of the range lit and coloured, and how likely a part is erased.
   */
  public record AugmentationInfo(
      double shift, double zoom, double turn, double light, double colour, double erasing) {}

  /**
   * A net of an ensemble.
   *
   * @param name what it is called beside the others
   * @param run its run folder, absolute
   * @param seed its run's seed
   * @param weightsSha256 SHA-256 of its file of weights, in hex
   * @param training how it was trained
   */
  public record Member(String name, String run, long seed, String weightsSha256, Training training) {}

  /** Whether the scores are the mean of several nets' and there is no net of the run's own. */
  @JsonIgnore
  public boolean isEnsemble() {
    return members != null;
  }

  /** Where the labels of the attribute learnt come from. */
  @JsonIgnore
  public Disclaimer.Origin origin() {
    return Disclaimer.Origin.of(data.drawn, attribute);
  }

  /** Whether the label learnt was planted by the program that drew the faces. */
  @JsonIgnore
  public boolean isPlanted() {
    return origin() == Disclaimer.Origin.PLANTED;
  }

  /** Whether the faces are CelebA's photographs, not drawn ones in its layout. */
  @JsonIgnore
  public boolean isCeleba() {
    return data.layout.startsWith("CelebA") && origin() == Disclaimer.Origin.OPINION;
  }

  /** How many cores the run is given here, no more than {@link ThreadLimit}; an ensemble has its first member's. */
  @JsonIgnore
  public int threads() {
    return Math.min((isEnsemble() ? members.get(0).training() : training).threads(), ThreadLimit.here());
  }

  /**
   * Refuses an ensemble where a net of the run's own is needed.
   *
   * @param run where these settings are from
   * @param deed what is to be done, for the message: {@code train}
   * @return this
   */
  public RunConfig requireOneNet(RunFolder run, String deed) {
    if (isEnsemble()) {
      throw new UnusableInputException(
          "%s is an ensemble and has no net of its own to %s; name one of its members: %s."
              .formatted(run.path(), deed, members.stream().map(Member::run).collect(Collectors.joining(", "))));
    }
    return this;
  }

  /** The settings an ensemble's member has by itself. */
  public RunConfig alone(Member member) {
    return new RunConfig(
        kallos, created, data, attribute, attributes, split, member.seed, network, member.training, null, versions);
  }

  /**
   * The first setting that is not as another run's, for instance "training.epochs is 40, not 1"; empty if there is none.
   * Program versions, the machine, the time and what was found amiss in the data, which has a fingerprint, do not count.
   */
  public Optional<String> difference(RunConfig other) {
    try {
      ObjectMapper mapper = mapper();
      return difference(
          "", mapper.readTree(mapper.writeValueAsString(this)), mapper.readTree(mapper.writeValueAsString(other)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> difference(String name, JsonNode own, JsonNode other) {
    if (own.equals(other) || INCIDENTAL.contains(name)) {
      return Optional.empty();
    }
    if (!own.isObject() || !other.isObject()) {
      return Optional.of("%s is %s, not %s".formatted(name, own, other));
    }
    Set<String> fields = new LinkedHashSet<>();
    own.fieldNames().forEachRemaining(fields::add);
    other.fieldNames().forEachRemaining(fields::add);
    return fields.stream()
        .map(field -> difference(name.isEmpty() ? field : name + "." + field, at(own, field), at(other, field)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static JsonNode at(JsonNode object, String field) {
    return object.has(field) ? object.get(field) : NullNode.getInstance();
  }

  /** Writes the file. */
  public void write(RunFolder run) throws IOException {
    WholeFile.write(run.config(), mapper().writeValueAsString(this) + "\n");
  }

  /**
   * Reads the file.
   *
   * @throws UnusableInputException if the folder holds no run, or the file cannot be read
   */
  public static RunConfig read(RunFolder run) throws IOException {
    if (!Files.isRegularFile(run.config())) {
      ClosedFolder.refuse(run.config());
      throw new UnusableInputException(
          run.path() + " is no run folder: it has no config.json; make one with 'kallos run DATASET'.");
    }
    try {
      JsonNode config = JsonFile.read(run.config());
      requireNone(NeededSettings.problem(config), run);
      RunConfig read = mapper().treeToValue(config, RunConfig.class);
      requireNone(NeededSettings.notFinite(mapper().valueToTree(read), ""), run);
      return read;
    } catch (JsonProcessingException e) {
      throw new UnusableInputException(
          "%s %s; prepare the run again.".formatted(run.config(), problem(e)), e);
    }
  }

  private static void requireNone(Optional<String> problem, RunFolder run) {
    if (problem.isPresent()) {
      throw new UnusableInputException("%s %s; prepare the run again.".formatted(run.config(), problem.get()));
    }
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
      return "has a setting that cannot be used, "
          + wrong.getPath().stream()
              .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
              .collect(Collectors.joining("."));
    }
    if (e instanceof JsonMappingException) {
      return "has settings that cannot be used";
    }
    return "is no whole JSON" + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")");
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .build();
  }
}
