package org.aadsync.expressions.internal.function;

import static org.aadsync.expressions.function.TypeSet.BIN;
import static org.aadsync.expressions.function.TypeSet.BOOL;
import static org.aadsync.expressions.function.TypeSet.STR;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.function.Function;
import org.aadsync.expressions.function.FunctionCategory;
import org.aadsync.expressions.function.FunctionDeclaration;
import org.aadsync.expressions.function.Overload;
import org.aadsync.expressions.function.ResultType;
import org.aadsync.expressions.internal.certificate.Certificate;
import org.aadsync.expressions.internal.certificate.Certificate.NameType;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/** Functions about the names in a certificate. */
final class CertificateNameFunctions {
  private static final String FORM =
      " as text, the most specific part first, such as CN=John, O=\"Contoso, Ltd.\": with .NET's"
          + " names of attributes (S for the state, E for the e-mail address, OID. and the"
          + " identifier for others) and in double quotes what would be unclear without them.";
  private static final ImmutableMap<String, NameType> TYPES =
      Maps.uniqueIndex(Arrays.asList(NameType.values()), NameType::title);

  private CertificateNameFunctions() {}

  static ImmutableList<FunctionDeclaration> all() {
    return ImmutableList.of(
        text(
            "CertFriendlyName",
            "FriendlyName",
            certificate -> "",
            "",
            "Gives the name that a store of certificates has for a certificate. Bytes carry none,"
                + " so that it is always an empty text."),
        text(
            "CertIssuer",
            "Issuer",
            Certificate::issuer,
            "CN=CA, O=Contoso",
            "Gives the name of the issuer of a certificate" + FORM),
        text(
            "CertIssuerDN",
            "IssuerName.Name",
            Certificate::issuer,
            "CN=CA, O=Contoso",
            "Gives the name of the issuer of a certificate, as CertIssuer does."),
        text(
            "CertIssuerOid",
            "IssuerName.Oid",
            certificate -> "",
            "",
            "Gives the object identifier of the name of the issuer. Names have none, so that it is"
                + " always an empty text."),
        text(
            "CertSubject",
            "Subject",
            Certificate::subject,
            "CN=John, O=Contoso",
            "Gives the name of the subject of a certificate" + FORM),
        text(
            "CertSubjectNameDN",
            "SubjectName.Name",
            Certificate::subject,
            "CN=John, O=Contoso",
            "Gives the name of the subject of a certificate, as CertSubject does."),
        text(
            "CertSubjectNameOid",
            "SubjectName.Oid",
            certificate -> "",
            "",
            "Gives the object identifier of the name of the subject. Names have none, so that it is"
                + " always an empty text."),
        certNameInfo());
  }

  private static FunctionDeclaration text(
      String name,
      String property,
      Function<Certificate, @Nullable Object> value,
      String sample,
      String documentation) {
    return CertificateFunctions.of(name, property, new ResultType.Single(STR), value, sample)
        .documentation(documentation)
        .build();
  }

  private static FunctionDeclaration certNameInfo() {
    String name = "CertNameInfo";
    return FunctionDeclaration.named(name, FunctionCategory.CERTIFICATE)
        .form(
            Overload.returning(STR)
                .each("certificateRawData", BIN)
                .option("x509NameType", TYPES.keySet().toArray(new String[0]))
                .each("includesIssuerName", BOOL)
                .does(CertificateNameFunctions::nameInfo))
        .documentation(
            "Gives one name of the subject of a certificate or, if the last argument is True, of its"
                + " issuer; an empty text if there is none. EmailName, DnsName, UpnName and UrlName"
                + " are the first alternative name of that kind; without one, EmailName is the"
                + " e-mail address in the name and DnsName the common name, unlike"
                + " DnsFromAlternativeName. SimpleName is the first that there is of the common"
                + " name, organizational unit, organization and e-mail address in the name, the"
                + " alternative e-mail address, and any part of the name.")
        .source(
            CertificateFunctions.source(name, "GetNameInfo") + " and CertGetNameString (Windows)")
        .example(
            "CertNameInfo([userCertificate],\"SimpleName\",False)",
            "str",
            "John",
            SampleCertificate.INPUT)
        .example(
            "CertNameInfo([userCertificate],\"SimpleName\",True)",
            "str",
            "CA",
            SampleCertificate.INPUT)
        .example(
            "CertNameInfo([userCertificate],\"UpnName\",False)",
            "str",
            "john@contoso.com",
            SampleCertificate.INPUT)
        .build();
  }

  // The type is one of the options.
  @SuppressWarnings("NullAway")
  private static String nameInfo(ByteString bytes, String type, Boolean ofIssuer) {
    return CertificateFunctions.certificate(bytes).name(TYPES.get(type), ofIssuer);
  }
}
