import * as files from '~/domain/files.server'

/** The file a form came with, on disk; null when none was chosen. */
export async function takeUpload(
  form: FormData,
  name: string,
): Promise<files.Stored | { refused: string } | null> {
  const file = form.get(name)
  // A field left empty sends a file without a name.
  if (!(file instanceof File) || (file.size === 0 && !file.name)) return null
  return files.storeUpload(new Uint8Array(await file.arrayBuffer()), file.name)
}
