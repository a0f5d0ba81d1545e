package org.aadsync.connector.ldap.connection;

/**
 * What is wrong with a connection or a request, for people.
 *
 * @param trouble what it is
 * @param message what was found and what to do; holds no secret
 */
public record Diagnosis(Trouble trouble, String message) {}
