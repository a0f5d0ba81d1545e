package org.aadsync.samples;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads tables that are kept beside the classes: tab-separated, {@code #} begins a comment. */
final class SampleTable {
  private static final Splitter TAB = Splitter.on('\t');

  private SampleTable() {}

  static List<List<String>> rows(String resource) {
    try {
      return Resources.readLines(
              Resources.getResource(SampleTable.class, resource), StandardCharsets.UTF_8)
          .stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(TAB::splitToList)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
