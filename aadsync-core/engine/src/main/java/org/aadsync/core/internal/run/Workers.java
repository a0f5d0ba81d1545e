package org.aadsync.core.internal.run;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of one step: the caller's own and helpers, which are started when needed. */
final class Workers implements AutoCloseable {
  /** So many numbers a thread takes at once, at least and at most. */
  private static final int LEAST_SHARE = 8;

  private static final int MOST_SHARE = 128;

  private final int threads;
  private @Nullable ExecutorService helpers;

  Workers(int threads) {
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  /** What is done with the numbers from one on and below another. */
  @FunctionalInterface
  interface Share {
    void accept(int from, int to);
  }

  /**
   * Calls {@code action} for shares that together are the numbers below {@code count}; returns when
   * all are done.
   */
  void forEachShare(int count, Share action) {
    int share = Math.max(LEAST_SHARE, Math.min(count / (threads * 64), MOST_SHARE));
    AtomicInteger next = new AtomicInteger();
    Runnable loop =
        () -> {
          int from;
          while ((from = next.getAndAdd(share)) < count) {
            action.accept(from, Math.min(count, from + share));
          }
        };
    List<Future<?>> started = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      started.add(helpers().submit(loop));
    }
    try {
      loop.run();
    } finally {
      started.forEach(Workers::await); // nothing may change while one of them still reads
    }
  }

  private static void await(Future<?> helper) {
    try {
      Uninterruptibles.getUninterruptibly(helper);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private ExecutorService helpers() {
    ExecutorService running = helpers;
    if (running == null) {
      running =
          Executors.newFixedThreadPool(
              threads - 1,
              new ThreadFactoryBuilder().setNameFormat("aadsync-sync-%d").setDaemon(true).build());
      helpers = running;
    }
    return running;
  }

  @Override
  public void close() {
    if (helpers != null) {
      helpers.shutdownNow();
      helpers = null;
    }
  }
}
