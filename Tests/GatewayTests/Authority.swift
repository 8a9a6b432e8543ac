import ChildProcesses
import Foundation
import Testing

/// A certificate authority of somebody's own, made by openssl, and a certificate for this machine.
struct Authority {
  let folder: Folder

  var root: String { folder.path + "/root.pem" }
  var certificate: String { folder.path + "/server.pem" }
  var privateKey: String { folder.path + "/server.key" }

  init() throws {
    folder = try Folder()
    let made = try folder.shell(
      """
      set -e
      new='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
      openssl req -x509 $new -subj /CN=Authority -keyout root.key -out root.pem
      openssl req -x509 $new -subj /CN=localhost -CA root.pem -CAkey root.key \
        -addext basicConstraints=critical,CA:FALSE \
        -addext subjectAltName=IP:127.0.0.1,IP:10.77.0.2,DNS:localhost -keyout server.key -out server.pem
      """)
    try #require(made.status == 0, "\(made.errors)")
  }
}
