/**
 * What connectors of LDAP-like directories share, and what has nothing to do with how a directory
 * is reached: raw values of attributes and those of the schema, the objects that a configuration
 * selects, and refusals. For connectors; hosts need nothing of it.
 */
@NullMarked
package org.aadsync.connector.directory;

import org.jspecify.annotations.NullMarked;
