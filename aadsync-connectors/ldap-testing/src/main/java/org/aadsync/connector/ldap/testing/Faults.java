package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;

/**
 * What a fake directory shall do wrong. Every fault that has a number happens that often and is
 * over then; the others stay until {@link #clear()}. Binds are spared, unless a fault names them.
 * Safe for use by several threads.
 */
public interface Faults {
  /**
   * Cuts the connection of a search once it has sent so many entries, counted from now on over all
   * searches; happens once.
   *
   * @param entries how many entries are still sent; 0 cuts before the first
   */
  void cutAfterEntries(int entries);

  /**
   * Cuts the connection at a write, counted from now on; happens once.
   *
   * @param writes how many writes are still answered
   * @param applied whether the write whose answer is lost takes effect
   */
  void cutAfterWrites(int writes, boolean applied);

  /**
   * Answers the next requests with a result code instead of doing them.
   *
   * @param code for example {@link ResultCode#BUSY} (51) or {@link ResultCode#UNAVAILABLE} (52)
   * @param requests how many searches and writes
   */
  void answer(ResultCode code, int requests);

  /**
   * Answers the next binds with a result code.
   *
   * @param code the code
   * @param binds how many binds
   */
  void answerBinds(ResultCode code, int binds);

  /**
   * Makes the next requests wait.
   *
   * @param duration how long each waits before it is done
   * @param requests how many searches and writes
   */
  void delay(Duration duration, int requests);

  /**
   * Refuses the next DirSync requests that bring a cookie; those without one are answered.
   *
   * @param code the code: a controller sends 12, 53 or 1
   * @param requests how many
   */
  void refuseCookies(ResultCode code, int requests);

  /**
   * Answers the next DirSync rounds without an entry, with the word that there is more.
   *
   * @param rounds how many
   */
  void emptyRounds(int rounds);

  /** From now on a deleted object comes from DirSync without any attribute. */
  void bareTombstones();

  /** Answers the next search under a message id that no one has used. */
  void wrongMessageId();

  /**
   * Answers the next search or write with these bytes and cuts the connection.
   *
   * @param bytes what the client reads instead of an answer
   */
  void garbage(byte[] bytes);

  /**
   * Sends a notice of disconnection, which no one asked for, before the next answer, and cuts the
   * connection.
   */
  void noticeOfDisconnection();

  /** Ends all faults. */
  void clear();
}
