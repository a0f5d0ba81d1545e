package org.aadsync.core.config;

/**
 * Finds the tags of a document in step with a parser that has accepted them. The parser itself says
 * only where an event ended, and not exactly. For use by one thread.
 */
final class TagCursor {
  private final String text;
  private int start;
  private int end;

  TagCursor(String text) {
    this.text = text;
  }

  /** Moves to the next start or end tag; there must be one, and no document type declaration. */
  void advance() {
    start = text.indexOf('<', end);
    while (true) {
      if (text.startsWith("<!--", start)) {
        skipTo("-->", 4);
      } else if (text.startsWith("<![CDATA[", start)) {
        skipTo("]]>", 9);
      } else if (text.startsWith("<?", start)) {
        skipTo("?>", 2);
      } else {
        break;
      }
    }
    char quote = 0;
    for (end = start + 1; quote != 0 || text.charAt(end) != '>'; end++) {
      char unit = text.charAt(end);
      if (quote != 0) {
        quote = unit == quote ? 0 : quote;
      } else if (unit == '"' || unit == '\'') {
        quote = unit;
      }
    }
    end++;
  }

  /** Returns where the tag begins. */
  int start() {
    return start;
  }

  /** Returns where the text after the tag begins. */
  int end() {
    return end;
  }

  /** Returns whether the tag is both start and end tag. */
  boolean isEmptyElement() {
    return text.charAt(end - 2) == '/';
  }

  private void skipTo(String close, int open) {
    int closed = text.indexOf(close, start + open) + close.length();
    start = text.indexOf('<', closed);
  }
}
