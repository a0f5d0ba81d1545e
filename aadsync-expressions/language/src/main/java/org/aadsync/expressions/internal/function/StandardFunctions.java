package org.aadsync.expressions.internal.function;

import com.google.common.collect.ImmutableList;
import org.aadsync.expressions.function.FunctionDeclaration;

/** The functions of the language. */
public final class StandardFunctions {
  private StandardFunctions() {}

  /** Returns all of them, each with a name of its own. */
  public static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.<FunctionDeclaration>builder()
        .addAll(ConversionFunctions.all())
        .addAll(EncodingFunctions.all())
        .addAll(DateFunctions.all())
        .addAll(DirectoryFunctions.all())
        .addAll(EvaluationFunctions.all())
        .addAll(MathFunctions.all())
        .addAll(RandomFunctions.all())
        .addAll(MultiValueFunctions.all())
        .addAll(ProgramFlowFunctions.all())
        .addAll(TextFunctions.all())
        .addAll(TextSearchFunctions.all())
        .addAll(TextShapeFunctions.all())
        .addAll(CertificateFunctions.all())
        .addAll(CertificateNameFunctions.all())
        .addAll(SourceFunctions.all())
        .build();
  }
}
