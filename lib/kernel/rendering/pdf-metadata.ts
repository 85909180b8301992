import type { PdfOptions, PdfTrace } from "./tasks";

/** Namespace of the trace properties; an identifier, not an address that is fetched. */
export const traceNamespace = "https://atelier.invalid/ns/trace/1.0/";
export const producer = "Atelier";

/** Trace properties by name: in XMP under the namespace above, in the information dictionary as `Atelier<Name>`. */
const traceProperties: readonly { name: string; key: keyof PdfTrace; meaning: string }[] = [
  { name: "DesignId", key: "designId", meaning: "Identifier of the design" },
  { name: "RevisionId", key: "revisionId", meaning: "Identifier of the design revision that is shown" },
  { name: "ExportProfileId", key: "exportProfileId", meaning: "Identifier of the export profile" },
  { name: "ContentHash", key: "contentHash", meaning: "SHA-256 of the revision's content" },
];

/** The trace values that are present. */
export function traceEntries(trace: PdfTrace): { name: string; value: string; meaning: string }[] {
  return traceProperties.flatMap(({ name, key, meaning }) => {
    const value = trace[key];
    return value === undefined ? [] : [{ name, value, meaning }];
  });
}

function escapeXml(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "\ufffd",
    )
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/**
 * The XMP packet: Dublin Core title, dates equal to the information dictionary's, trace properties with the extension
 * schema description that PDF/A asks for (ISO 19005-2, 6.6.2.3), and the PDF/A identification where wanted.
 */
export function buildXmp(options: PdfOptions): string {
  const date = new Date(options.createdAt).toISOString().replace(/\.\d+Z$/, "Z");
  const entries = traceEntries(options.trace);
  const identification =
    options.pdfa === "2b" ? "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" : "";
  const declared = entries
    .map(
      ({ name, meaning }) =>
        `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${meaning}</pdfaProperty:description></rdf:li>`,
    )
    .join("");
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:atelier="${traceNamespace}" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(options.title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate><xmp:CreatorTool>${producer}</xmp:CreatorTool>
<pdf:Producer>${producer}</pdf:Producer>${identification}
${entries.map(({ name, value }) => `<atelier:${name}>${escapeXml(value)}</atelier:${name}>`).join("")}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Atelier trace</pdfaSchema:schema><pdfaSchema:namespaceURI>${traceNamespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>atelier</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${declared}</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
