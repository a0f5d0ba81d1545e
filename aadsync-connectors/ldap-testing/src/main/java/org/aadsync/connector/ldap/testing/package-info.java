/**
 * An Active Directory in the memory of a test.
 *
 * <p>{@link org.aadsync.connector.ldap.testing.FakeActiveDirectory} answers LDAP on a port of the
 * loopback interface as a domain controller does: it assigns identities and update sequence
 * numbers, keeps links and their back links, leaves tombstones, hands out large values by ranges
 * and large results by pages, tracks changes for the DirSync control, and refuses what a domain
 * controller refuses. {@link org.aadsync.connector.ldap.testing.Faults} makes it misbehave on
 * purpose.
 */
@NullMarked
package org.aadsync.connector.ldap.testing;

import org.jspecify.annotations.NullMarked;
