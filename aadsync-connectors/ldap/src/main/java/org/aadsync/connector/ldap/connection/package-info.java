/**
 * Connections to the servers of a directory: TLS, authentication, failover and patience, and words
 * for what goes wrong. No API for hosts.
 */
@NullMarked
package org.aadsync.connector.ldap.connection;

import org.jspecify.annotations.NullMarked;
