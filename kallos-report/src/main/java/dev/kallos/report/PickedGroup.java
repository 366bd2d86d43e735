package dev.kallos.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kallos.dataset.Part;
import java.util.List;

/**
 * One group closely, as the page's script fills it: its probabilities by true label, its confusion matrix, its rates at
 * the threshold set, and its most confident errors as faces.
 */
final class PickedGroup {
  private final RunFiles files;
  private final Words words;
  private final AuditTable audit;
  private final TestFaces faces;

  PickedGroup(RunFiles files, AuditTable audit, TestFaces faces) {
    this.files = files;
    this.words = files.words();
    this.audit = audit;
    this.faces = faces;
  }

  String html(JsonNode errors) {
    ProbabilityChart histogram = new ProbabilityChart("group-probabilities", files.scores().get(Part.TEST), words);
    String yes = Html.text(words.labelled(true));
    String no = Html.text(words.labelled(false));
    return """
        <div class="block" id="picked" data-yes="%1$s" data-no="%2$s" data-net="%13$s"%3$s>
        <h3>One group closely</h3>
        <p><label>Group <select id="picked-group">%4$s</select></label> <span id="picked-summary"></span></p>
        <div class="pair"><div><h4>Predicted probability, by true label</h4>%5$s</div>
        <div><h4>Confusion matrix</h4><div class="scroll" tabindex="0" role="region"
        aria-label="Confusion matrix of the group"><table class="confusion"><caption class="unseen">Confusion matrix of
        the group</caption><thead><tr><td></td><th scope="col">%13$s says yes</th><th scope="col">%13$s says no</th></tr>
        </thead><tbody><tr><th scope="row">%1$s</th>%6$s%7$s</tr><tr><th scope="row">%2$s</th>%8$s%9$s</tr></tbody>
        </table></div></div></div>
        <h4>Rates at the threshold of <span id="picked-at">50 %%</span></h4>%10$s
        <h4>Its most confident errors</h4><p class="note" id="picked-errors-note"></p>
        <ol class="faces small" id="picked-errors"></ol>
        <script type="application/json" id="errors-audit">%11$s</script>
        <script type="application/json" id="faces-audit">%12$s</script></div>
        """
        .formatted(
            yes, no, words.subjectsKnown() ? " data-people=\"yes\"" : "", options(), histogram.chart().html(),
            cell("tp", true), cell("fn", false), cell("fp", false), cell("tn", true), rates(), Json.text(errors),
            Json.text(faces.json()), files.net());
  }

  /** The groups that are understood and have enough people to have figures. */
  private String options() {
    StringBuilder out = new StringBuilder();
    List<AuditTable.Group> groups = audit.groups();
    for (int g = 0; g < groups.size(); g++) {
      AuditTable.Group group = groups.get(g);
      boolean measured = g == 0 || audit.figure(group.name(), "accuracy").value().exists();
      if (measured && faces.conditions(group.name()) != null) {
        out.append("<option value=\"").append(g).append("\">").append(Html.text(group.words())).append("</option>");
      }
    }
    return out.toString();
  }

  private static String cell(String key, boolean right) {
    return "<td class=\"%s\" data-cell=\"%s\"><b>%s <span></span></b><span class=\"share\"></span></td>"
        .formatted(right ? "hit" : "miss", key, right ? "✓" : "✗");
  }

  private static String rates() {
    return HtmlTable.of(
            "Rates of the group, of the rest and of all test faces at the threshold", "rate", "group", "the rest",
            "all test faces", "group less the rest", "group ÷ the rest")
        .html()
        .replace("<table>", "<table id=\"picked-rates\">");
  }
}
