/** Cookie in which a browser keeps whether its side bar is folded, so that the server draws it as it was left. */
export const sidebarCookie = {
  name: "atelier_sidebar",
  maxAgeSeconds: 31_536_000,
  stateOf: (collapsed: boolean) => (collapsed ? "collapsed" : "open"),
} as const;
