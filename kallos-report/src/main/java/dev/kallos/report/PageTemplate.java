package dev.kallos.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page's HTML file, whose marked places are filled. What all pages share is taken in, and so are styles and scripts, a
 * file a concern.
 *
 * <p>The policy in the finished page lets only the scripts taken in here run, each named by its hash, and lets nothing
 * reach the network. Vega's expressions are interpreted, not compiled, so no script needs {@code eval}.
 */
final class PageTemplate {
  private static final String POLICY_PLACE = "<!--fill:policy-->";
  private static final Pattern PART = Pattern.compile("<!--take:([a-z/-]+\\.html)-->\n");
  private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([a-z/-]+\\.css)\">");
  private static final Pattern SCRIPT = Pattern.compile("<script src=\"([a-z/-]+\\.js)\"></script>");
  private static final List<String> LIBRARIES =
      List.of("vega/5.32.0/vega.min.js", "vega-lite/5.23.0/vega-lite.min.js", "vega-embed/6.29.0/vega-embed.min.js");
  private final List<String> hashes = new ArrayList<>();
  private String page;

  private PageTemplate(String page) {
    this.page = page;
  }

  /** The page of that name among the program's own files. */
  static PageTemplate read(String name) throws IOException {
    PageTemplate template = new PageTemplate(resource(name));
    template.takeIn(PART, UnaryOperator.identity());
    template.takeIn(STYLE, style -> "<style>\n" + style + "</style>");
    template.takeIn(SCRIPT, template::script);
    return template;
  }

  /** Puts markup where {@code <!--fill:place-->} stands. */
  PageTemplate fill(String place, String markup) {
    replace("<!--fill:" + place + "-->", markup);
    return this;
  }

  PageTemplate title(String title) {
    replace("<title>Kallos report</title>", "<title>" + Html.text(title) + "</title>");
    return this;
  }

  /** The finished page. */
  String finish() throws IOException {
    StringBuilder libraries = new StringBuilder();
    for (String library : LIBRARIES) {
      libraries.append(script(resource("/META-INF/resources/webjars/" + library))).append('\n');
    }
    fill("libraries", libraries.toString());
    replace(POLICY_PLACE, policy());
    return page;
  }

  /** Puts the file that each place of this kind names where the place stands. */
  private void takeIn(Pattern place, UnaryOperator<String> element) throws IOException {
    Matcher named = place.matcher(page);
    StringBuilder out = new StringBuilder();
    while (named.find()) {
      named.appendReplacement(out, Matcher.quoteReplacement(element.apply(resource(named.group(1)))));
    }
    page = named.appendTail(out).toString();
  }

  private String policy() {
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action"
        + " 'none';"
        + " img-src data: blob:; style-src 'unsafe-inline'; script-src "
        + hashes.stream().collect(Collectors.joining(" "))
        + "\">";
  }

  private String script(String source) {
    String safe =
        source
            .replaceAll("(?m)^//# sourceMappingURL=.*$", "")
            .replace("</script", "<\\/script")
            .replace("<!--", "<\\!--")
            .replace("\r\n", "\n");
    hashes.add("'sha256-" + sha256(safe) + "'");
    return "<script>" + safe + "</script>";
  }

  private void replace(String place, String markup) {
    int at = page.indexOf(place);
    if (at < 0 || page.indexOf(place, at + 1) >= 0) {
      throw new IllegalStateException("the page has no single place " + place);
    }
    page = page.substring(0, at) + markup + page.substring(at + place.length());
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the program lacks its own file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
