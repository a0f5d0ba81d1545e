package org.aadsync.core.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aadsync.expressions.ExpressionLanguage;

/** Writes a small configuration of an invented company, for tests to change a part of. */
final class SampleExport {
  static final String HR = "6d1c4f0e-3b7a-4c55-9d3e-51a0f5b7c111";
  static final String CLOUD = "b891884f-051e-4a83-95af-2544101c9083";
  static final String PARTITION = "0f7b0c9a-90cc-4d3b-8d25-7b8f1a2c3d01";
  static final String RULE = "11111111-2222-4333-8444-555555555501";

  private final Path folder;

  private SampleExport(Path folder) {
    this.folder = folder;
  }

  /** Writes a metaverse, a directory with two classes, a cloud connector and one rule. */
  static SampleExport in(Path folder) {
    return new SampleExport(folder)
        .file("GlobalSettings/MV.xml", metaverse(""))
        .file("Connectors/hr.xml", directory())
        .file("Connectors/cloud.xml", cloud())
        .file("SynchronizationRules/first.xml", rule());
  }

  SampleExport file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  SampleExport file(String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SampleExport without(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a part of a file that must be there. */
  SampleExport edit(String name, String part, String replacement) {
    try {
      String text = Files.readString(folder.resolve(name));
      if (!text.contains(part)) {
        throw new IllegalArgumentException(name + " has no " + part);
      }
      return file(name, text.replace(part, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LoadedConfiguration read() {
    try {
      return new ConfigurationReader(ExpressionLanguage.standard()).read(folder);
    } catch (ConfigurationUnreadableException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the configuration; there must be no error. */
  ServerConfiguration configuration() {
    LoadedConfiguration loaded = read();
    ServerConfiguration configuration = loaded.configuration();
    if (configuration == null) {
      throw new AssertionError("errors: " + loaded.findings());
    }
    return configuration;
  }

  /** Returns the errors; there must be no configuration. */
  List<Finding> errors() {
    LoadedConfiguration loaded = read();
    List<Finding> errors = loaded.findings().stream().filter(Finding::isError).toList();
    if (errors.isEmpty() != (loaded.configuration() != null)) {
      throw new AssertionError("half-loaded: " + loaded);
    }
    return errors;
  }

  static String metaverse(String parameters) {
    return """
        <saved-mv-configuration server='SYNC' export-date='2024-01-02 03:04:05.678'>
        <!-- a comment with <tags> and "quotes -->
        <mv-data>
          <format-version>1</format-version>
          <schema>
            <x:dsml xmlns:y="http://www.microsoft.com/MMS/DSML" xmlns:x="http://www.dsml.org/DSML">
              <x:directory-schema y:no-objectclass-validation="true">
                <x:class id="person" type="structural"><x:name>person</x:name></x:class>
                <x:class id="team" type="structural"><x:name>team</x:name></x:class>
                <x:attribute-type id="displayName" single-value="true" y:indexable="true">
                  <x:name>displayName</x:name>
                  <x:syntax>1.3.6.1.4.1.1466.115.121.1.15</x:syntax>
                </x:attribute-type>
                <x:attribute-type id="proxies" single-value="false">
                  <x:name>proxies</x:name>
                  <x:syntax>1.3.6.1.4.1.1466.115.121.1.15</x:syntax>
                </x:attribute-type>
                <x:attribute-type id="active" single-value="true">
                  <x:name>active</x:name><x:syntax>1.3.6.1.4.1.1466.115.121.1.7</x:syntax>
                </x:attribute-type>
                <x:attribute-type id="anchor" single-value="true">
                  <x:name>anchor</x:name><x:syntax>1.3.6.1.4.1.1466.115.121.1.5</x:syntax>
                </x:attribute-type>
              </x:directory-schema>
            </x:dsml>
          </schema>
          <parameter-values>
        """
        + parameters
        + """
          </parameter-values>
        </mv-data>
        </saved-mv-configuration>
        """;
  }

  static String directory() {
    return """
        <ma-data>
        <format-version>1</format-version>
        <id>{6D1C4F0E-3B7A-4C55-9D3E-51A0F5B7C111}</id>
        <name>hr.example</name>
        <category>AD</category>
        <creation-time>2024-02-01 10:00:00.500</creation-time>
        <schema><dsml xmlns="http://www.dsml.org/DSML" xmlns:m="http://www.microsoft.com/MMS/DSML">
        <directory-schema>
        <attribute-type id="A1" single-value="true"><name>cn</name>
          <syntax>1.3.6.1.4.1.1466.115.121.1.15</syntax></attribute-type>
        <attribute-type id="A2"><name>otherPhone</name>
          <syntax>1.3.6.1.4.1.1466.115.121.1.26</syntax></attribute-type>
        <attribute-type id="A3" single-value="true" user-modification="false"><name>objectGUID</name>
          <syntax>1.3.6.1.4.1.1466.115.121.1.40</syntax></attribute-type>
        <attribute-type id="A4"><name>boss</name>
          <syntax>1.3.6.1.4.1.1466.115.121.1.12</syntax></attribute-type>
        <attribute-type id="A5" single-value="true" m:export-only="true"><name>secretWord</name>
          <syntax>1.3.6.1.4.1.1466.115.121.1.15</syntax></attribute-type>
        <attribute-type id="A6" single-value="true"><name>auxiliaryNote</name>
          <syntax>1.3.6.1.4.1.1466.115.121.1.15</syntax></attribute-type>
        <attribute-type id="A7" single-value="true"><name>ruleNote</name>
          <syntax>1.3.6.1.4.1.1466.115.121.1.27</syntax></attribute-type>
        <class id="C1" superior="#C1" type="abstract"><name>top</name>
          <attribute ref="#A1" required="true"/></class>
        <class id="C2" superior="#C1" type="structural"><name>worker</name>
          <attribute ref="#A2" required="false"/><attribute ref="#A3" required="false"/>
          <attribute ref="#A4"/></class>
        <class id="C3" superior="#C2" type="structural"><name>manager</name></class>
        <class id="C4" type="auxiliary"><name>noted</name><attribute ref="#A6"/></class>
        <m:dit-content-rule id="C2"><attribute ref="#A7"/><m:aux-class ref="#C4"/></m:dit-content-rule>
        </directory-schema></dsml></schema>
        <private-configuration><adma-configuration>
          <forest-name>hr.example</forest-name>
          <parameter-values>
            <parameter name="password" type="encrypted-string" encrypted="1">hunter2</parameter>
            <parameter name="pin" type="encrypted-string">4711</parameter>
            <parameter name="Forest.FQDN" type="string">hr.example</parameter>
          </parameter-values>
        </adma-configuration></private-configuration>
        <attribute-inclusion>
          <attribute>boss</attribute><attribute>CN</attribute><attribute>objectGUID</attribute>
        </attribute-inclusion>
        <join/>
        <ma-partition-data><partition>
          <id>{0f7b0c9a-90cc-4d3b-8d25-7b8f1a2c3d01}</id>
          <name>DC=hr,DC=example</name>
          <selected>1</selected>
          <filter>
            <object-classes><object-class>worker</object-class><object-class>manager</object-class>
            </object-classes>
            <containers>
              <exclusions><exclusion>DC=hr,DC=example</exclusion></exclusions>
              <inclusions><inclusion>OU=Staff,DC=hr,DC=example</inclusion></inclusions>
            </containers>
          </filter>
          <parameter-values>
            <parameter name="Domain.FQDN" type="string">hr.example</parameter>
          </parameter-values>
        </partition></ma-partition-data>
        <ma-run-data><run-configuration><name>Full Import</name><configuration><step>
          <step-type type="full-import"><import-subtype>to-cs</import-subtype></step-type>
          <threshold><batch-size>50</batch-size></threshold>
          <partition>{0F7B0C9A-90CC-4D3B-8D25-7B8F1A2C3D01}</partition>
        </step></configuration></run-configuration></ma-run-data>
        </ma-data>
        """;
  }

  static String cloud() {
    return """
        <ma-data>
          <id>b891884f-051e-4a83-95af-2544101c9083</id>
          <name>example - cloud</name>
          <category>Extensible2</category>
          <subtype>Windows Azure Active Directory (Microsoft)</subtype>
          <creation-time>2024-01-01 00:00:00.000</creation-time>
          <schema>
            <d:dsml xmlns:d="http://www.dsml.org/DSML" xmlns:m="http://www.microsoft.com/MMS/DSML">
              <d:directory-schema m:no-objectclass-validation="true">
                <d:class id="user"><d:name>user</d:name>
                  <d:attribute ref="#cloudAnchor" m:isAnchor="true"/></d:class>
                <d:attribute-type id="cloudAnchor" single-value="true"><d:name>cloudAnchor</d:name>
                  <d:syntax>1.3.6.1.4.1.1466.115.121.1.15</d:syntax></d:attribute-type>
                <d:attribute-type id="title" single-value="true"><d:name>title</d:name>
                  <d:syntax>1.3.6.1.4.1.1466.115.121.1.15</d:syntax></d:attribute-type>
              </d:directory-schema>
            </d:dsml>
          </schema>
          <private-configuration><MAConfig>
            <case_normalize_dn_for_anchor>1</case_normalize_dn_for_anchor>
            <importing>
              <anchor><attribute object_class="user">cloudAnchor</attribute></anchor>
              <per-class-settings><class><name>user</name></class></per-class-settings>
            </importing>
          </MAConfig></private-configuration>
          <ma-partition-data><partition>
            <id>{2c25393a-36a8-495a-9f1a-000000000001}</id><name>default</name>
            <filter><object-classes><object-class>user</object-class></object-classes>
              <containers><exclusions/><inclusions><inclusion/></inclusions></containers></filter>
          </partition></ma-partition-data>
        </ma-data>
        """;
  }

  static String rule() {
    return """
        <synchronizationRule>
          <id>{11111111-2222-4333-8444-555555555501}</id>
          <name>In from HR</name>
          <immutable-tag>Example.InfromHR.001</immutable-tag>
          <direction>Inbound</direction>
          <disabled>False</disabled>
          <connector>{6d1c4f0e-3b7a-4c55-9d3e-51a0f5b7c111}</connector>
          <sourceObjectType>worker</sourceObjectType>
          <targetObjectType>person</targetObjectType>
          <linkType>Provision</linkType>
          <precedence>120</precedence>
          <EnablePasswordSync>true</EnablePasswordSync>
          <attribute-mappings>
            <mapping>
              <dest>displayName</dest>
              <src><attr>cn</attr></src>
              <expression>Trim([cn]) &amp; "x"</expression>
              <valueMergeType>Update</valueMergeType>
            </mapping>
            <mapping><dest>anchor</dest><src><attr>objectGUID</attr></src></mapping>
            <mapping execute-once="true"><dest>active</dest><src>True</src></mapping>
          </attribute-mappings>
          <relationshipCriteria><conditions><condition>
            <caseSensitive>True</caseSensitive>
            <csAttribute>objectGUID</csAttribute><ilmAttribute>anchor</ilmAttribute>
          </condition></conditions></relationshipCriteria>
          <synchronizationCriteria><conditions><scope>
            <csAttribute>cn</csAttribute><csOperator>ISNOTNULL</csOperator><csValue />
          </scope></conditions></synchronizationCriteria>
        </synchronizationRule>
        """;
  }
}
