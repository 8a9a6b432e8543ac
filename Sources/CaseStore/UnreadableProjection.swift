/// What is kept beside the journal cannot be read, such as the body of a case.
///
/// The store that keeps it names the remedy: ``CaseStoreError/naming(_:path:of:)``.
struct UnreadableProjection: Error {
  let subject: String
}
