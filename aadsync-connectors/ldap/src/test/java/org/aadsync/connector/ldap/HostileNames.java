package org.aadsync.connector.ldap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Names that look like something else. */
public final class HostileNames {
  /** How long a name may be in Active Directory. */
  public static final int MAX_LENGTH = 64;

  private static final String GUID = "01234567-89ab-cdef-0123-456789abcdef";

  /** What they are made of. */
  public static final List<String> PARTS =
      List.of(
          ",",
          "+",
          "\"",
          "\\",
          "<",
          ">",
          ";",
          "=",
          "#",
          " ",
          "  ",
          "\0",
          "\n",
          "\r",
          "\t",
          "*",
          "(",
          ")",
          "&",
          "|",
          "!",
          "/",
          "a",
          "B",
          "z",
          "0",
          "\\2C",
          "\\,",
          "\\0A",
          "CN=",
          ",OU=",
          ",DC=",
          "+OU=c",
          "#04",
          "\nCNF:" + GUID,
          "\nDEL:" + GUID,
          "é",
          "e\u0301",
          "ß",
          "İ",
          "ς",
          "אב",
          "عر",
          "\u202e",
          "\u200f",
          "\ufeff",
          "\u00a0",
          "\u3000",
          "😀",
          "👨‍👩‍👧",
          "𝔘");

  private HostileNames() {}

  /** Returns names that no other object has, however a directory compares them. */
  public static List<String> generated(int count) {
    SplittableRandom random = new SplittableRandom(12);
    Map<String, String> names = new LinkedHashMap<>();
    while (names.size() < count) {
      StringBuilder name = new StringBuilder();
      for (int parts = random.nextInt(1, 8); parts > 0; parts--) {
        name.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      int place = random.nextInt(name.length() + 1);
      if (place > 0 && place < name.length() && Character.isLowSurrogate(name.charAt(place))) {
        place--;
      }
      name.insert(place, names.size());
      // Neither may be in a name (MS-ADTS 3.1.1.5.1.2), but for those that the directory makes.
      String allowed = name.toString().replace("\0", "").replace("\nDEL:" + GUID, "");
      if (allowed.length() <= MAX_LENGTH) {
        names.putIfAbsent(allowed.strip().toLowerCase(Locale.ROOT), allowed);
      }
    }
    return List.copyOf(names.values());
  }
}
