package org.aadsync.core.internal.pipeline;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Random numbers that depend on the run and on the object that they are for, and on nothing else:
 * not on what was processed before, nor on threads. Whoever knows the numbers of one object knows
 * nothing of those of another one: they are an HMAC of the object's id under a key of the run.
 *
 * <p>Immutable and thread-safe.
 */
public final class Randomness {
  private static final int KEY_BYTES = 32;

  private final HashFunction keyed;

  /** Draws the key of a run. */
  public Randomness(RandomGenerator source) {
    byte[] key = new byte[KEY_BYTES];
    source.nextBytes(key);
    this.keyed = Hashing.hmacSha256(key);
  }

  /** Returns the numbers of one object, from the first one on. */
  RandomGenerator of(UUID object) {
    long[] drawn = {0};
    return () ->
        keyed
            .newHasher()
            .putLong(object.getMostSignificantBits())
            .putLong(object.getLeastSignificantBits())
            .putLong(drawn[0]++)
            .hash()
            .asLong();
  }
}
