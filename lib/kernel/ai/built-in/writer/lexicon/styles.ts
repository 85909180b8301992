/** Signs of a style in materials, colours, tags and names of products. */
export const styleSigns: Readonly<Record<string, RegExp>> = {
  scandinavian: /\b(oak|birch|beech|pine|ash|wool|felt|hygge|nord\w*|scandi\w*|eiche|birke|wolle)\b/i,
  minimalist: /\b(white|black|grey|gray|minimal\w*|plain|simple|clear|porcelain)\b/i,
  industrial: /\b(steel|iron|metal|concrete|industrial|copper|pipe|black)\b/i,
  rustic: /\b(rustic|reclaimed|terracotta|stoneware|farmhouse|pine|clay|jute|hand ?(made|thrown))\b/i,
  bohemian: /\b(boho\w*|rattan|macram\w*|fringe\w*|ethnic|wicker|pattern\w*|kilim|tassel\w*)\b/i,
  "mid-century": /\b(walnut|teak|mid-?century|retro|sixties|brass|mustard)\b/i,
  japandi: /\b(japan\w*|bamboo|linen|paper|ash|stone|sand|beige|tatami)\b/i,
  coastal: /\b(coast\w*|beach|navy|rope|shell|sea\w*|ocean|maritime|driftwood)\b/i,
  luxury: /\b(marble|velvet|gold\w*|crystal|silk|cashmere|luxur\w*|premium)\b/i,
  traditional: /\b(mahogany|cherry|classic\w*|vintage|antique|leather|damask|traditional)\b/i,
  modern: /\b(modern|glass|aluminium|aluminum|chrome|acrylic|contemporary|plastic)\b/i,
};
