package org.aadsync.benchmarks.sync;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeSet;
import org.aadsync.core.schema.SpaceSchema;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.spi.ImportedObject;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;

/** A directory that makes its objects when they are read, and remembers only what changes. */
final class GeneratedDirectory implements Connector {
  private final Organization organization;
  private final SpaceSchema schema;
  private final UUID partition;
  private final List<ImportEvent> changes = new ArrayList<>();

  GeneratedDirectory(Organization organization, ConnectorDefinition definition) {
    this.organization = organization;
    this.schema = definition.schema();
    this.partition = definition.partitions().get(0).id();
  }

  /** Replaces the title of a user. */
  void changeTitle(int user, String title) {
    changes.add(
        new ImportEvent.Partial(
            partition,
            Anchor.of(Organization.userGuid(user)),
            List.of(new AttributeChange.Replace(attribute("title"), List.of(title)))));
  }

  /** Adds a user to a group. */
  void addMember(int group, int user) {
    changes.add(
        new ImportEvent.Partial(
            partition,
            Anchor.of(Organization.groupGuid(group)),
            List.of(
                new AttributeChange.Delta(
                    attribute(Organization.MEMBER), List.of(reference(user)), List.of()))));
  }

  @Override
  public void importObjects(ImportRequest request, ImportSink sink) {
    if (request.isDelta()) {
      changes.forEach(sink::accept);
      changes.clear();
    } else {
      for (int i = 0; i < organization.users(); i++) {
        sink.accept(new ImportEvent.Full(partition, user(i)));
      }
      for (int i = 0; i < organization.groups(); i++) {
        sink.accept(new ImportEvent.Full(partition, group(i)));
      }
    }
    sink.accept(new ImportEvent.Checkpoint(partition, ByteString.copyOf(), true));
    sink.accept(new ImportEvent.End(partition, new ImportEvent.Completeness.Complete()));
  }

  private ImportedObject user(int number) {
    AttributeSet.Builder values = AttributeSet.builder();
    String[] dn = {""};
    organization
        .user(number)
        .forEach(
            (name, value) -> {
              if (name.equals(SpaceSchema.DN)) {
                dn[0] = (String) value;
              } else {
                values.set(attribute(name).slot(), value);
              }
            });
    values.set(attribute(Organization.MANAGER).slot(), reference(organization.manager(number)));
    return new ImportedObject(
        dn[0], Anchor.of(Organization.userGuid(number)), "user", values.build());
  }

  private ImportedObject group(int number) {
    AttributeSet values =
        AttributeSet.builder()
            .set(attribute(Organization.OBJECT_GUID).slot(), Organization.groupGuid(number))
            .set(attribute(Organization.DISPLAY_NAME).slot(), Organization.groupName(number))
            .set(
                attribute(Organization.MEMBER).slot(),
                organization.members(number).stream()
                    .map(this::reference)
                    .collect(ImmutableList.toImmutableList()))
            .build();
    return new ImportedObject(
        Organization.groupDn(number), Anchor.of(Organization.groupGuid(number)), "group", values);
  }

  private DistinguishedName reference(int user) {
    return DistinguishedName.parse(organization.userDn(user));
  }

  private AttributeDefinition attribute(String name) {
    return Objects.requireNonNull(schema.find(name), name);
  }

  @Override
  public ExportSession openExport() {
    throw new UnsupportedOperationException("nothing is written to the directory");
  }

  @Override
  public void close() {}
}
