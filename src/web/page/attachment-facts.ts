/** 812 B · 96 KB · 3.4 MB */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A link that may be followed: a path of this server, a web address, or an image still in memory; else null. */
export function safeUrl(url: string): string | null {
  return /^(https?:\/\/|blob:|\/(?!\/)|data:image\/(png|jpeg|gif|webp);)/i.test(url) ? url : null;
}
