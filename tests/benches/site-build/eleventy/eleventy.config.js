/** Headings have ids, so that the list of contents leads to them; nothing else is added to the text. */
const withHeadingIds = (markdown) => {
  markdown.renderer.rules.heading_open = (tokens, index) => {
    const id = tokens[index + 1].content.toLowerCase().replace(/[^a-z0-9 -]/g, "").replaceAll(" ", "-");
    return `<${tokens[index].tag} id="${id}">`;
  };
};

export default function (config) {
  config.amendLibrary("md", withHeadingIds);
  config.addPassthroughCopy({ "input/assets": "assets" });
}

export const config = {
  // Bodies are plain Markdown: no template language looks through them first.
  markdownTemplateEngine: false,
  htmlTemplateEngine: false,
  templateFormats: ["md"],
};
