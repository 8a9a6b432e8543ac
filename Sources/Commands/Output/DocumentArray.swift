/// A JSON array that is written element by element, so that a long list needs no memory.
struct DocumentArray {
  private var isEmpty = true

  mutating func add(_ element: Document) throws {
    try StandardOutput.write((isEmpty ? "[\n" : ",\n") + element.text)
    isEmpty = false
  }

  func finish() throws { try StandardOutput.write(isEmpty ? "[]\n" : "\n]\n") }
}
