package org.aadsync.core.internal.run;

import com.google.common.collect.Sets;
import java.util.Set;
import org.aadsync.core.internal.space.CsObject;
import org.aadsync.core.internal.state.ConnectorProgress.InterruptedImport;
import org.jspecify.annotations.Nullable;

/**
 * One run of an import that was possibly interrupted before.
 *
 * @param number its number
 * @param numbers its number and those of the runs before it; what one of them saw was seen
 * @param isFull whether everything is reported
 * @param discoveryErrors whether an object could not be read before
 */
record ImportPart(int number, Set<Integer> numbers, boolean isFull, boolean discoveryErrors) {
  static ImportPart of(@Nullable InterruptedImport before, int number, boolean isFull) {
    return before == null
        ? new ImportPart(number, Set.of(number), isFull, false)
        : new ImportPart(
            number,
            Sets.union(before.numbers(), Set.of(number)).immutableCopy(),
            isFull,
            before.discoveryErrors());
  }

  boolean saw(CsObject object) {
    return numbers.contains(object.seenInImport());
  }
}
