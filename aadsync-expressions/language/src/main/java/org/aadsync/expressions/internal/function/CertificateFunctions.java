package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.value.ByteString;

/** Functions about certificates and keys. */
final class CertificateFunctions {
  private CertificateFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(thumbprint());
  }

  private static FunctionDeclaration thumbprint() {
    return FunctionDeclaration.named("Thumbprint", FunctionCategory.CERTIFICATE)
        .form(
            Overload.returning(BIN)
                .each("bytes", BIN)
                .does(
                    (ByteString bytes) ->
                        ByteString.copyOf(
                            Hashing.sha256().hashBytes(bytes.toByteArray()).asBytes())))
        .documentation(
            "Gives the SHA-256 hash of bytes, 32 bytes long, as a key credential carries it.")
        .source(
            "default synchronization rules (Microsoft), read as the key hash of [MS-ADTS] 2.2.20")
        .example(
            "Thumbprint([b])",
            "bin",
            "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
            "b:bin=616263")
        .build();
  }
}
