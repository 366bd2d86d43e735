package dev.kallos.pipeline;

import dev.kallos.dataset.Part;
import dev.kallos.evaluation.Scores;
import dev.kallos.evaluation.WholeScores;
import dev.kallos.learningcurve.LearningCurve;
import dev.kallos.learningcurve.TrainedNet;
import dev.kallos.run.FaceTable;
import dev.kallos.run.RunConfig;
import dev.kallos.run.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes a learning curve of runs that are done. Needs neither nets nor photos. */
record CurveStage() {

  LearningCurve run(List<RunFolder> runs, int facesAhead) throws IOException {
    List<TrainedNet> nets = new ArrayList<>();
    boolean strangers = true;
    for (RunFolder run : runs) {
      RunConfig config = RunConfig.read(run);
      nets.add(net(run, config));
      strangers &= config.data().subjectsKnown() && config.split().overlap() == 0;
    }
    RunConfig first = RunConfig.read(runs.get(0));
    return LearningCurve.of(nets, facesAhead, strangers, bayesError(first), first.seed());
  }

  private static TrainedNet net(RunFolder run, RunConfig config) throws IOException {
    FaceTable table = FaceTable.read(run);
    Map<Part, Scores> scores = WholeScores.read(run, table);
    Scores training = WholeScores.ofTraining(run, table);
    return new TrainedNet(
        config.split().trainShare(),
        training.size(),
        config.data().subjectsKnown() ? OptionalInt.of(training.people()) : OptionalInt.empty(),
        config.seed(),
        training,
        scores.get(Part.VALIDATION),
        scores.get(Part.TEST));
  }

  private static OptionalDouble bayesError(RunConfig config) {
    return config.isPlanted()
        ? OptionalDouble.of(1 - config.data().drawn().path("bayes_accuracy").asDouble())
        : OptionalDouble.empty();
  }
}
