package org.aadsync.connector.ldap.exchange;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;

/**
 * Finds out whether a connection that nobody used for a while is still one, before something is
 * written over it: what is written to one that was cut fails as if it might have been done, and
 * would be repeated as such. For use by one thread.
 */
public final class IdleCheck {
  private static final Duration IDLE = Duration.ofSeconds(1);

  private long lastUse = System.nanoTime();

  /** Returns whether the connection was idle and is gone. Counts as a use of it. */
  public boolean isGone(LDAPConnection connection) {
    long now = System.nanoTime();
    boolean isIdle = now - lastUse > IDLE.toNanos();
    lastUse = now;
    if (!isIdle) {
      return false;
    }
    try {
      connection.getRootDSE();
      return false;
    } catch (LDAPException e) {
      return ExportErrors.isOfConnection(e);
    }
  }

  /** Notes that the connection was used. */
  public void use() {
    lastUse = System.nanoTime();
  }
}
