package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The faults that wait to happen. */
final class FaultScript implements Faults {
  /** What becomes of a write. */
  enum WriteFate {
    ANSWERED,
    LOST_UNDONE,
    LOST_DONE
  }

  private static final int NEVER = -1;

  private int entriesLeft = NEVER;
  private int writesLeft = NEVER;
  private boolean lostWriteApplies;
  private ResultCode code = ResultCode.BUSY;
  private int codes;
  private ResultCode bindCode = ResultCode.BUSY;
  private int bindCodes;
  private Duration delay = Duration.ZERO;
  private int delays;
  private ResultCode cookieCode = ResultCode.UNWILLING_TO_PERFORM;
  private int cookieCodes;
  private int emptyRounds;
  private boolean bareTombstones;
  private boolean wrongMessageId;
  private byte @Nullable [] garbage;
  private boolean notice;

  @Override
  public synchronized void cutAfterEntries(int entries) {
    entriesLeft = entries;
  }

  @Override
  public synchronized void cutAfterWrites(int writes, boolean applied) {
    writesLeft = writes;
    lostWriteApplies = applied;
  }

  @Override
  public synchronized void answer(ResultCode answer, int requests) {
    code = answer;
    codes = requests;
  }

  @Override
  public synchronized void answerBinds(ResultCode answer, int binds) {
    bindCode = answer;
    bindCodes = binds;
  }

  @Override
  public synchronized void delay(Duration duration, int requests) {
    delay = duration;
    delays = requests;
  }

  @Override
  public synchronized void refuseCookies(ResultCode answer, int requests) {
    cookieCode = answer;
    cookieCodes = requests;
  }

  @Override
  public synchronized void emptyRounds(int rounds) {
    emptyRounds = rounds;
  }

  @Override
  public synchronized void bareTombstones() {
    bareTombstones = true;
  }

  @Override
  public synchronized void wrongMessageId() {
    wrongMessageId = true;
  }

  @Override
  public synchronized void garbage(byte[] bytes) {
    garbage = bytes.clone();
  }

  @Override
  public synchronized void noticeOfDisconnection() {
    notice = true;
  }

  @Override
  public synchronized void clear() {
    entriesLeft = NEVER;
    writesLeft = NEVER;
    codes = 0;
    bindCodes = 0;
    delays = 0;
    cookieCodes = 0;
    emptyRounds = 0;
    bareTombstones = false;
    wrongMessageId = false;
    garbage = null;
    notice = false;
  }

  /** Whether the connection is to be cut instead of sending the next entry. */
  synchronized boolean cutsEntry() {
    if (entriesLeft == NEVER) {
      return false;
    }
    return entriesLeft-- == 0;
  }

  synchronized WriteFate nextWrite() {
    if (writesLeft == NEVER || writesLeft-- > 0) {
      return WriteFate.ANSWERED;
    }
    return lostWriteApplies ? WriteFate.LOST_DONE : WriteFate.LOST_UNDONE;
  }

  synchronized @Nullable ResultCode takeAnswer() {
    return codes > 0 && codes-- > 0 ? code : null;
  }

  synchronized @Nullable ResultCode takeBindAnswer() {
    return bindCodes > 0 && bindCodes-- > 0 ? bindCode : null;
  }

  synchronized Duration takeDelay() {
    return delays > 0 && delays-- > 0 ? delay : Duration.ZERO;
  }

  synchronized @Nullable ResultCode takeCookieRefusal(boolean withCookie) {
    return withCookie && cookieCodes > 0 && cookieCodes-- > 0 ? cookieCode : null;
  }

  synchronized boolean takeEmptyRound() {
    return emptyRounds > 0 && emptyRounds-- > 0;
  }

  synchronized boolean hidesTombstones() {
    return bareTombstones;
  }

  synchronized boolean takeWrongMessageId() {
    boolean wrong = wrongMessageId;
    wrongMessageId = false;
    return wrong;
  }

  synchronized byte @Nullable [] takeGarbage() {
    byte[] bytes = garbage;
    garbage = null;
    return bytes;
  }

  synchronized boolean takeNotice() {
    boolean taken = notice;
    notice = false;
    return taken;
  }
}
