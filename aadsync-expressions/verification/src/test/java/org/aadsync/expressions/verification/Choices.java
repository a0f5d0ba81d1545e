package org.aadsync.expressions.verification;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.random.RandomGenerator;

/** Decides what a generator makes: the fuzzer by its bytes, or chance. */
interface Choices {
  /** Returns a number from 0 to {@code bound - 1}; 0 when there is nothing left to decide by. */
  int below(int bound);

  /** Returns any number. */
  long number();

  /** Returns any text of at most {@code longest} code units. */
  String text(int longest);

  /** Returns one of the elements; the first when there is nothing left to decide by. */
  default <T> T of(List<T> elements) {
    return elements.get(below(elements.size()));
  }

  /** Returns whether something that happens once in {@code times} does. */
  default boolean once(int times) {
    return below(times) == times - 1;
  }

  /** Returns the choices that the bytes of the fuzzer make. */
  static Choices of(FuzzedDataProvider data) {
    return new Choices() {
      @Override
      public int below(int bound) {
        return data.consumeInt(0, bound - 1);
      }

      @Override
      public long number() {
        return data.consumeLong();
      }

      @Override
      public String text(int longest) {
        return data.consumeString(longest);
      }
    };
  }

  /** Returns random choices. */
  static Choices of(RandomGenerator random) {
    return new Choices() {
      @Override
      public int below(int bound) {
        return random.nextInt(bound);
      }

      @Override
      public long number() {
        return random.nextLong() >> random.nextInt(64);
      }

      @Override
      public String text(int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        while (text.length() < length) {
          int alphabet = random.nextInt(8);
          text.append(
              (char) (alphabet == 0 ? random.nextInt(0x10000) : ' ' + random.nextInt(0x60)));
        }
        return text.toString();
      }
    };
  }
}
