package org.wavecrate.report;

import org.wavecrate.storage.Formatted;

/// The parts that all pages share, and the escaping of texts.
final class Html {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--text:#1b1f27;--muted:#5c6473;--line:#dfe3ea;
        --error:#c9252d;--warning:#b25c00;--info:#2f5fc4}
      @media (prefers-color-scheme:dark){:root{--bg:#15171c;--card:#1d2027;--text:#e6e9ef;--muted:#9aa2b1;
        --line:#2c313b;--error:#ff6b6b;--warning:#ff9e64;--info:#7fa4ee}}
      *{box-sizing:border-box}
      body{margin:0 auto;max-width:1200px;padding:32px 24px;background:var(--bg);color:var(--text);
        font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      h1{margin:0;font-size:28px;overflow-wrap:anywhere}h2{margin:0 0 8px;font-size:18px}
      code{font:13px ui-monospace,"SF Mono",Consolas,monospace;color:var(--muted)}
      .path,.hash,footer{color:var(--muted);margin:4px 0;overflow-wrap:anywhere}
      .counts{display:flex;flex-wrap:wrap;gap:12px;margin:20px 0}
      .count{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 20px;min-width:110px;
        color:var(--muted)}
      .count b{display:block;font-size:28px;line-height:1.2;color:var(--text)}
      .error b,.error .badge{color:var(--error)}.warning b,.warning .badge{color:var(--warning)}
      .info b,.info .badge{color:var(--info)}.count.none b{color:var(--muted)}
      section{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--info);border-radius:10px;
        padding:18px 20px;margin:16px 0}
      section.error{border-left-color:var(--error)}section.warning{border-left-color:var(--warning)}
      section b{color:inherit}section p{margin:6px 0}.fix{color:var(--text)}
      .badge{font-size:12px;font-weight:700;text-transform:uppercase;letter-spacing:.06em;margin-right:6px}
      .n{float:right;color:var(--muted);font-weight:400}
      .pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(480px,100%),1fr));gap:12px;margin:12px 0}
      figure{margin:0;max-width:100%}img{display:block;max-width:100%;height:auto;border-radius:6px}
      figcaption{font-size:13px;overflow-wrap:anywhere;max-width:560px}figcaption span{color:var(--muted)}
      .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-top:10px;font-size:14px}
      th{text-align:left;color:var(--muted);font-weight:600}th,td{padding:5px 12px 5px 0;border-bottom:1px solid
        var(--line);vertical-align:top;overflow-wrap:anywhere}td.where{min-width:220px}
      summary{cursor:pointer;color:var(--muted)}.fine{font-size:18px}.more{color:var(--muted)}footer{margin-top:28px}
      """;

  private Html() {}

  /// All that comes before the content; the page may load nothing from anywhere.
  static String head(String title) {
    return "<!doctype html><html lang=en><head><meta charset=utf-8><meta"
        + " http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src"
        + " 'unsafe-inline'; img-src data:\"><meta name=viewport"
        + " content='width=device-width,initial-scale=1'><title>"
        + title
        + "</title><style>"
        + STYLE
        + "</style></head><body>\n";
  }

  /// Text that means nothing but itself, whatever a file is called: markup, control characters and
  /// what turns the direction of writing round.
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (isHidden(c)) {
                    out.append("\\u").append(Formatted.of("%04x", c));
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  /// Text of ours, in which code stands between backquotes.
  static String code(String text) {
    return escape(text).replaceAll("`([^`]*)`", "<code>$1</code>");
  }
}
