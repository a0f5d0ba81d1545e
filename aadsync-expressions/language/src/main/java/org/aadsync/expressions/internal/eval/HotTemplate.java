package org.aadsync.expressions.internal.eval;

import com.google.common.base.Throwables;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.aadsync.expressions.EvaluationContext;
import org.jspecify.annotations.Nullable;

/** What {@link HotProgram} copies, once for each shape. Only the copies are ever used. */
final class HotTemplate extends HotProgram {
  private static final MethodHandle CODE = code();

  HotTemplate(List<Node> parts) {
    super(parts);
  }

  private static MethodHandle code() {
    try {
      return MethodHandles.classData(
          MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, MethodHandle.class);
    } catch (IllegalAccessException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  @Nullable Object run(EvaluationContext context) {
    try {
      return Values.visible((@Nullable Object) CODE.invokeExact((HotProgram) this, context));
    } catch (Throwable e) {
      Throwables.throwIfUnchecked(e);
      throw new IllegalStateException("nodes throw no checked exceptions", e);
    }
  }

  @Override
  HotProgram with(List<Node> others) {
    return new HotTemplate(others);
  }
}
