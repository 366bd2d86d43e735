package dev.kallos.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Region by region, where the heat lies and what hiding does; a panel a group of faces, one shown at a time. */
final class RegionPanels {
  private final List<Region> all;
  private final Words words;

  /** Panels of the main method's rows. */
  RegionPanels(List<Region> all, Words words) {
    this.all = all;
    this.words = words;
  }

  String html() {
    StringBuilder choices = new StringBuilder();
    StringBuilder panels = new StringBuilder();
    groups().forEach(
        (group, title) -> {
          if (all.stream().anyMatch(r -> r.group().equals(group))) {
            choices.append("<option value=\"").append(group).append("\">").append(Html.text(Html.capital(title)))
                .append("</option>");
            panels.append(panel(group, title));
          }
        });
    return "<label class=\"choice panel-choice\">Faces <select data-panels=\"region-panels\">" + choices
        + "</select></label><div id=\"region-panels\">" + panels + "</div>";
  }

  /** The groups a file may hold, in the order they are offered, with what each is in words. */
  private Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put(Region.TEST, "all test faces");
    groups.put(Region.POSITIVE, "the highest logits, most for “" + words.labelled(true) + "”");
    groups.put(Region.NEGATIVE, "the lowest logits, most against “" + words.labelled(true) + "”");
    groups.put("labelled_positive", "faces " + words.labelled(true));
    groups.put("labelled_negative", "faces " + words.labelled(false));
    groups.put("answered_positive", "all answers of “" + words.labelled(true) + "”");
    groups.put("answered_negative", "all answers of “" + words.labelled(false) + "”");
    groups.put("right", "faces the net is right about");
    groups.put("wrong", "faces the net is wrong about");
    return groups;
  }

  private String panel(String group, String title) {
    boolean dropped = DropChart.exists(all, group);
    return "<div class=\"lifts\" data-panel=\"%s\"><div><h4>%s</h4>%s</div>%s</div>".formatted(
        group,
        dropped ? "Where the heat lies: " + Html.text(title) : Html.text(Html.capital(title)),
        LiftChart.of(group, title, all).html(),
        dropped
            ? "<div><h4>What hiding does: " + Html.text(title) + "</h4>" + DropChart.of(group, title, all).html()
                + "</div>"
            : "");
  }
}
