package org.aadsync.core.internal.space;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.expressions.value.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Which objects an object came to refer to, and which no longer: found out of what changed alone.
 */
public final class ReferenceChanges {
  private final Set<Object> gone = new LinkedHashSet<>();
  private final Set<Object> come = new LinkedHashSet<>();

  /** Takes account of a change of an image. */
  public void add(AttributeSet before, AttributeSet after) {
    if (before == after) {
      return;
    }
    before.forEach((value, slot) -> compare(value, after.get(slot)));
    after.forEach(
        (value, slot) -> {
          if (before.get(slot) == null) {
            compare(null, value);
          }
        });
  }

  private void compare(@Nullable Object before, @Nullable Object after) {
    if (before != after && (refers(before) || refers(after))) {
      LargeValues.forEachDifference(Values.list(before), Values.list(after), gone::add, come::add);
    }
  }

  private static boolean refers(@Nullable Object value) {
    return value instanceof Reference
        || (value instanceof List<?> list && list.get(0) instanceof Reference);
  }

  /** Passes what is referred to now and was not by the image that changed. */
  public void forEachCome(Consumer<Object> action) {
    come.forEach(action);
  }

  /** Passes what was referred to and is not any more by any of {@code images}. */
  public void forEachGone(List<AttributeSet> images, Consumer<Object> action) {
    for (Object target : gone) {
      if (images.stream().noneMatch(image -> refersTo(image, target))) {
        action.accept(target);
      }
    }
  }

  private static boolean refersTo(AttributeSet image, Object target) {
    boolean[] found = {false};
    image.forEach(
        (value, slot) ->
            found[0] |=
                value == target
                    || (value instanceof List<?> list && refers(list) && list.contains(target)));
    return found[0];
  }
}
