package dev.kallos.report;

import dev.kallos.evaluation.FalseDiscovery;
import java.io.IOException;
import java.util.List;

/** Whom the net judges differently: every group's figures with their intervals, and one group closely. */
final class AuditSection {
  private final RunFiles files;
  private final AuditFiles made;
  private final Words words;

  AuditSection(RunFiles files, AuditFiles made) {
    this.files = files;
    this.made = made;
    this.words = files.words();
  }

  String html() throws IOException {
    if (files.audit().isEmpty()) {
      return Html.notMade("This run has not been audited.", "audit.csv", "kallos audit RUN");
    }
    AuditTable audit = AuditTable.of(files.audit().get());
    if (audit.groups().isEmpty() || !audit.groups().get(0).name().equals(AuditTable.WHOLE)) {
      return Html.notMade("The audit does not begin with all test faces.", "audit.csv in order", "kallos audit RUN");
    }
    TestFaces faces = new TestFaces(files);
    boolean tested = audit.metrics().contains("accuracy_difference") && files.audit().get().find("q") >= 0;
    return summary(audit, tested) + threshold(files.net()) + explorer(audit, faces, tested)
        + new PickedGroup(files, audit, faces).html(new ErrorFaces(made.errors(), made.pictures()).json());
  }

  private String summary(AuditTable audit, boolean tested) {
    List<AuditTable.Group> groups = audit.groups().subList(1, audit.groups().size());
    long measured = groups.stream().filter(g -> audit.figure(g.name(), "accuracy").value().exists()).count();
    String net = files.net();
    if (groups.isEmpty()) {
      return "<p>The data have no other attribute, so there are no groups to set against each other.</p>";
    }
    StringBuilder out = new StringBuilder("<p>The test faces fall into ");
    out.append(Numbers.count(groups.size(), "group")).append(" by the attributes the data have. ");
    if (measured < groups.size()) {
      boolean one = groups.size() - measured == 1;
      out.append(Numbers.count(groups.size() - measured)).append(one ? " of them shows too few " : " of them show too few ")
          .append(words.subjectsKnown() ? "people" : "faces").append(one ? " and has no figures. " : " and have no figures. ");
    }
    if (tested) {
      out.append("Set against the faces not in them, and with the share of false discoveries held to 5\u202f% for each of"
          + " the figures, ");
      out.append("it can be told of ").append(differing(audit, groups, "positive_rate"))
          .append(" that how often the ").append(net).append(" says yes differs, of ").append(differing(audit, groups, "base_rate"))
          .append(" that how often the label does, and of ").append(differing(audit, groups, "accuracy"))
          .append(" that how often the ").append(net).append(" is right. ");
    } else {
      out.append("With so many groups a few intervals stray by chance alone. ");
    }
    return out.append("A difference in the labels that the ").append(net).append(" repeats is the labels’; what it adds is the ")
        .append(net).append("’s.</p>")
        .toString();
  }

  private static String differing(AuditTable audit, List<AuditTable.Group> groups, String metric) {
    long n = groups.stream().filter(g -> FalseDiscovery.isDiscovery(audit.figure(g.name(), metric + "_difference").q())).count();
    return "<strong>" + Numbers.count(n) + "</strong>";
  }

  private static String threshold(String net) {
    return """
        <div class="controls" role="group" aria-label="Threshold"><label class="opacity" for="threshold">The %s says yes
        above <input type="range" id="threshold" min="1" max="99" value="50">
        <output for="threshold" id="threshold-shown">50 %%</output></label>
        <button type="button" id="threshold-half" disabled>back to 50 %%</button></div>
        """
        .formatted(net);
  }

  private String explorer(AuditTable audit, TestFaces faces, boolean tested) {
    GroupExplorer explorer = new GroupExplorer("groups", words.subjectsKnown(), true);
    explorer.startingWith("positive_rate");
    audit.groups().forEach(group -> explorer.group(group, faces.conditions(group.name())));
    List<String> metrics = audit.metrics().stream().filter(id -> !AuditMetricWords.isComparison(id)).toList();
    metrics.forEach(id -> explorer.metric(AuditMetricWords.of(id)));
    kind(explorer, audit, "", "the figure itself", "", "value");
    kind(explorer, audit, "_difference", "difference from the rest", "group less the rest", "difference");
    kind(explorer, audit, "_ratio", "ratio to the rest", "group ÷ the rest", "ratio");
    kind(explorer, audit, "_difference_all", "difference from all", "group less all test faces", "difference");
    kind(explorer, audit, "_ratio_all", "ratio to all", "group ÷ all test faces", "ratio");
    if (tested) {
      explorer.tested("_difference");
    }
    for (AuditTable.Group group : audit.groups()) {
      for (String metric : metrics) {
        for (String kind : AuditMetricWords.KINDS) {
          explorer.figure(kind, metric, figure(audit, group.name(), metric, kind));
        }
      }
    }
    return "<div class=\"block\"" + (audit.groups().size() < 2 ? " hidden" : "") + "><h3>Every group</h3>" + explorer.html()
        + "<p class=\"note\">Each line is a group of test faces with its 95\u202f% interval, from "
        + words.bootstrap() + "; the dashed line is all test faces, or no difference. “The rest” are the faces known not"
        + " to be in the group. Differences of shares are in percentage points, never in per cent of each other; those"
        + " are the ratios." + (tested ? " Diamonds differ from the rest: q of at most 0.05." : "")
        + " Choose a group in the chart or in its table to see it closely.</p>" + Words.CHANCE_ADDS + "</div>";
  }

  /** A group's false negative rate is one less its true positive rate, and so the one's test the other's. */
  private static AuditTable.Figure figure(AuditTable audit, String group, String metric, String kind) {
    AuditTable.Figure figure = audit.figure(group, metric + kind);
    return metric.equals("fnr") ? figure.testedBy(audit.figure(group, "tpr" + kind)) : figure;
  }

  private static void kind(
      GroupExplorer explorer, AuditTable audit, String id, String words, String axis, String scale) {
    boolean there = id.isEmpty() || audit.metrics().stream().anyMatch(metric -> metric.endsWith(id));
    if (there) {
      explorer.kind(id, words, axis, scale);
    }
  }
}
