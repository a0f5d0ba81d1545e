/**
 * What a directory says about itself: its schema, its naming contexts, the names of its domains. No
 * API for hosts.
 */
@NullMarked
package org.aadsync.connector.ldap.discovery;

import org.jspecify.annotations.NullMarked;
