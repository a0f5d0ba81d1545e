package org.aadsync.connector.file;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a table is and how it is written. Immutable.
 *
 * @param path of the file
 * @param charset its encoding
 * @param delimiter between cells
 * @param quote around cells, or {@link #NO_QUOTE}
 * @param separator between the values of a cell, or null where a cell is one value
 * @param anchor the columns of the key, in their order
 * @param objectClass the object class of all rows, or null
 * @param objectClassColumn the column of the object class, or null; one of both is there
 * @param openEnd whether the last line may have no end
 */
record CsvFormat(
    Path path,
    Charset charset,
    char delimiter,
    int quote,
    @Nullable String separator,
    List<String> anchor,
    @Nullable String objectClass,
    @Nullable String objectClassColumn,
    boolean openEnd) {
  /** No character: quotes are text. */
  static final int NO_QUOTE = -2;

  CsvFormat {
    anchor = List.copyOf(anchor);
  }
}
