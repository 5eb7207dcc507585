"""Every gate finds what it is there to find: each runs on a small tree with one fault in it, and must name the fault.

The tools take their root from where they stand, so a copy of tools/ in a temporary folder works on that folder.
"""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent
HEADER = "// What it is.\n#pragma once\n"


class GateTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name) / "tree"
        shutil.copytree(SOURCE / "tools", self.root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        for folder in ("engine", "app", "qml", "tests"):
            (self.root / folder).mkdir()

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def run_gate(self, gate):
        environment = {**os.environ, "XDG_CACHE_HOME": self.folder.name, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run([self.root / "tools" / gate], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              env=environment, check=False)
        return done.returncode, done.stdout

    def assert_finds(self, gate, *words):
        code, text = self.run_gate(gate)
        self.assertEqual(code, 1, text)
        for word in words:
            self.assertIn(word, text)

    def assert_quiet(self, gate):
        code, text = self.run_gate(gate)
        self.assertEqual(code, 0, text)


class Layers(GateTest):
    def test_an_include_to_the_left_is_right(self):
        self.write("engine/base/a.h", HEADER)
        self.write("engine/syntax/b.h", HEADER + '#include "engine/base/a.h"\n')
        self.assert_quiet("layers")

    def test_an_include_to_the_right_is_named_with_its_line(self):
        self.write("engine/base/a.h", HEADER + '#include "engine/syntax/b.h"\n')
        self.write("engine/syntax/b.h", HEADER)
        self.assert_finds("layers", "engine/base/a.h:3: engine/base includes engine/syntax/b.h")

    def test_analysis_does_not_know_the_machine(self):
        self.write("engine/machine/machine.h", HEADER)
        self.write("engine/analysis/races.cpp", '#include "engine/machine/machine.h"\n')
        self.assert_finds("layers", "engine/analysis/races.cpp:1", "does not lie to the left")

    def test_the_engine_and_the_command_line_know_no_qt(self):
        self.write("engine/view/lanes.cpp", "#include <QString>\n")
        self.write("app/cli/main.cpp", "#include <QtCore/QFile>\n")
        self.assert_finds("layers", "engine/view/lanes.cpp:1", "app/cli/main.cpp:1", "no Qt here")

    def test_an_include_relative_to_the_file_is_refused(self):
        self.write("engine/base/a.h", HEADER + '#include "b.h"\n')
        self.write("engine/base/b.h", HEADER)
        self.assert_finds("layers", "from the root of the repository")

    def test_a_folder_that_is_no_layer_is_named(self):
        self.write("engine/utils/a.h", HEADER)
        self.assert_finds("layers", "engine/utils is no layer")

    def test_qml_areas_do_not_know_each_other(self):
        self.write("qml/theme/Theme.qml", "import QtQuick\n")
        self.write("qml/run/RunPane.qml", "import QtQuick\nimport Lockstep.Theme\n")
        self.write("qml/editor/EditorPane.qml", "import Lockstep.Run\n")
        self.assert_finds("layers", "qml/editor/EditorPane.qml:1", "areas do not know each other")

    def test_the_theme_knows_no_controls(self):
        self.write("qml/controls/Button.qml", "import QtQuick\n")
        self.write("qml/theme/Theme.qml", "import Lockstep.Controls\n")
        self.assert_finds("layers", "qml/theme/Theme.qml:1")


class Headers(GateTest):
    def test_a_header_that_needs_another_one_first_is_named(self):
        self.write("engine/base/a.h", HEADER + "inline std::string name();\n")
        self.assert_finds("headers", "engine/base/a.h: does not compile alone")

    def test_a_header_without_its_comment_or_pragma_is_named(self):
        self.write("engine/base/a.h", "int a();\n")
        self.assert_finds("headers", "opens with a comment", "no #pragma once")

    def test_a_header_that_passed_is_judged_again_when_what_it_includes_changes(self):
        self.write("engine/base/a.h", HEADER + "struct A {};\n")
        self.write("engine/base/b.h", HEADER + '#include "engine/base/a.h"\ninline A b() { return {}; }\n')
        self.assert_quiet("headers")
        self.write("engine/base/a.h", HEADER)
        self.assert_finds("headers", "engine/base/b.h: does not compile alone")


class Interface(GateTest):
    def test_a_colour_outside_the_theme_is_named(self):
        self.write("qml/theme/Theme.qml", 'Item { property color ink: "#102030" }\n')
        self.write("qml/run/RunPane.qml", 'Rectangle {\n    color: "#ff0000"\n}\n')
        code, text = self.run_gate("interface")
        self.assertEqual(code, 1)
        self.assertIn("qml/run/RunPane.qml:2", text)
        self.assertNotIn("Theme.qml", text)

    def test_a_colour_by_name_and_a_mixed_one_are_named(self):
        self.write("qml/run/A.qml", 'Item {\n    border.color: "red"\n    property color b: Qt.rgba(1, 0, 0, 1)\n}\n')
        self.assert_finds("interface", "A.qml:2", "A.qml:3")

    def test_an_untranslated_text_is_named(self):
        self.write("qml/run/A.qml", 'Label {\n    text: busy ? qsTr("Running") : "Ready"\n}\n')
        self.assert_finds("interface", 'A.qml:2: "Ready" is not translated')

    def test_translated_texts_symbols_and_comparisons_are_right(self):
        self.write("qml/run/A.qml", 'Label {\n    text: kind === "lock" ? qsTr("%1 of %2").arg(a).arg(b) : "▶"\n'
                                    '    color: "transparent"\n}\n')
        self.assert_quiet("interface")


class Tables(GateTest):
    def test_a_row_that_is_there_twice_or_has_no_meaning_is_named(self):
        for path in ("engine/history/event.def", "engine/history/cost.def", "engine/program/natives.def",
                     "engine/program/operations.def", "engine/program/opcodes.def"):
            self.write(path, "// The table.\n")
        self.write("engine/history/event.def", 'EVENT(Load, Memory, "reads it")\nEVENT(Load, Memory, "")\n')
        self.assert_finds("tables", "event.def:2: Load is there already", "event.def:2: Load has no text")

    def test_an_event_that_nobody_makes_is_named(self):
        for path in ("engine/history/cost.def", "engine/program/natives.def", "engine/program/operations.def",
                     "engine/program/opcodes.def"):
            self.write(path, "// The table.\n")
        self.write("engine/history/event.def", 'EVENT(Load, Memory, "reads it")\n')
        self.write("engine/machine/machine.cpp", "void f();\n")
        self.assert_finds("tables", "Load: nothing in the machine makes this event")


class Names(GateTest):
    def test_a_path_of_one_machine_is_named(self):
        self.write("docs/a.md", "see /" + "home/ada/notes\n")
        self.assert_finds("names", "docs/a.md:1")


if __name__ == "__main__":
    unittest.main()
