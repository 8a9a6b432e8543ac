/// What is kept beside the journal cannot be read, such as the body of a case.
///
/// The store that keeps it names the remedy: ``CaseStoreError/naming(_:path:of:)``.
package struct UnreadableProjection: Error {
  package let subject: String

  package init(subject: String) { self.subject = subject }
}
