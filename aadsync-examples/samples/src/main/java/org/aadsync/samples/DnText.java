package org.aadsync.samples;

import java.util.Locale;

/** Writes DNs as Active Directory does: RFC 4514 with short escapes, upper case in hexadecimal. */
final class DnText {
  private static final String SPECIAL = ",+\"\\<>;=";

  private DnText() {}

  /** Returns the DN of the object {@code type=value} in the container {@code parent}. */
  static String child(String type, String value, String parent) {
    StringBuilder dn = new StringBuilder(parent.length() + value.length() + 8);
    dn.append(type).append('=');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean edge = i == 0 || i == value.length() - 1;
      if (c < ' ') {
        dn.append(String.format(Locale.ROOT, "\\%02X", (int) c));
        continue;
      }
      if (SPECIAL.indexOf(c) >= 0 || (c == '#' && i == 0) || (c == ' ' && edge)) {
        dn.append('\\');
      }
      dn.append(c);
    }
    return dn.append(',').append(parent).toString();
  }
}
