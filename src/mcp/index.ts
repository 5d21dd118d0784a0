/** Door of mcp/: read reports → a server of the Model Context Protocol, by which an assistant can cite. */
export { Corpus } from './corpus.js';
export { mcpServer } from './server.js';
