package org.aadsync.core.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** An executor whose time is the test's: what is due runs when the test lets time pass. */
final class ManualExecutor extends AbstractExecutorService
    implements ScheduledExecutorService, InstantSource {
  private final List<Task> tasks = new ArrayList<>();
  private Instant now;

  ManualExecutor(Instant start) {
    this.now = start;
  }

  /** Lets time pass, and does what is due on the way. */
  void advance(Duration passed) {
    Instant end = now.plus(passed);
    for (Task next = next(end); next != null; next = next(end)) {
      now = next.due.isAfter(now) ? next.due : now;
      tasks.remove(next);
      next.run();
    }
    now = end;
  }

  private Task next(Instant end) {
    tasks.removeIf(FutureTask::isCancelled);
    return tasks.stream()
        .filter(task -> !task.due.isAfter(end))
        .min(Comparator.comparing(task -> task.due))
        .orElse(null);
  }

  @Override
  public Instant instant() {
    return now;
  }

  private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
    private final Instant due;

    Task(Runnable work, Instant due) {
      super(work, "done");
      this.due = due;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(Duration.between(now, due));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Task task = new Task(command, now.plus(delay, unit.toChronoUnit()));
    tasks.add(task);
    return task;
  }

  @Override
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.SECONDS);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {
    throw new UnsupportedOperationException("the host's executor is not the scheduler's to close");
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException("the host's executor is not the scheduler's to close");
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
