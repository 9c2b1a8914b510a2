// Oxlint's tester lints every case with one and the same SourceCode, and replaces the global WeakMap so that nobody
// notices. Test files share their modules: what one of them keeps before the tester is loaded would last for good.
import 'oxlint/plugins-dev';
