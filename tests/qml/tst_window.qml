// The whole window: a lesson is opened and driven with the mouse and the keyboard, and nothing warns.
import QtQuick
import QtTest
import Lockstep.Controls
import Lockstep.Shell

Item {
    id: scene
    width: 100
    height: 100

    Component {
        id: maker
        Main {
            app: testedApp
            width: 1280
            height: 800
        }
    }

    Component {
        id: tagMaker
        GoroutineTag {
            name: "G"
        }
    }

    TestCase {
        name: "Window"
        when: windowShown

        property var window: null

        function initTestCase() {
            window = maker.createObject(null);
            verify(window !== null);
            waitForRendering(window.contentItem);
        }
        function cleanupTestCase() {
            window.destroy();
        }
        function settle() {
            for (let i = 0; i < 200 && testedApp.run.working; ++i)
                wait(20);
            wait(80);
        }
        function openLesson() {
            testedApp.files.openLesson("lost-update");
            settle();
            compare(testedApp.files.home, false);
        }
        function findByName(item, name) {
            if (item.Accessible !== undefined && item.Accessible.name === name && item.visible)
                return item;
            for (let i = 0; i < item.children.length; ++i) {
                const found = findByName(item.children[i], name);
                if (found)
                    return found;
            }
            return null;
        }
        function test_1_theGalleryIsWhatOneSeesFirst() {
            compare(testedApp.files.home, true);
            const card = findByName(window.contentItem, "Lesson 1: " + "The lost update");
            verify(card !== null, "the card of the first lesson");
            mouseClick(card);
            settle();
            compare(testedApp.files.home, false);
            compare(testedApp.source.fileName, "lost-update.go");
        }
        function test_2_aChipLetsItsGoroutineMove() {
            openLesson();
            compare(testedApp.run.position, 0);
            const chip = findByName(window.header, "Let main move: add doors");
            verify(chip !== null, "main's chip");
            mouseClick(chip);
            settle();
            compare(testedApp.run.position, 1);
        }
        function test_3_keysDriveTheRun() {
            openLesson();
            window.requestActivate();
            keyClick(Qt.Key_Right);
            settle();
            compare(testedApp.run.position, 1);
            keyClick("0");
            settle();
            compare(testedApp.run.position, 2);
            keyClick(Qt.Key_Left);
            settle();
            compare(testedApp.run.position, 1);
        }
        function test_4_typingGoesToTheSourceWhileItIsEdited() {
            openLesson();
            const before = testedApp.source.text;
            testedApp.source.editing = true;
            wait(50);
            keyClick("x");
            compare(testedApp.run.position, 0);
            verify(testedApp.source.text !== before);
            testedApp.commands.find("edit.discard").trigger();
            compare(testedApp.source.text, before);
            testedApp.source.editing = false;
        }
        function test_5_loopsAreExploredShorterThanTheyAreWritten() {
            testedApp.files.open(Qt.resolvedUrl("../shots/long_loops.go"));
            settle();
            testedApp.bottomTab = 4;
            wait(50);
            const two = findByName(window.contentItem, "Loops: 2 rounds");
            verify(two !== null, "the button for 2 rounds");
            verify(two.enabled);
            mouseClick(two);
            verify(testedApp.commands.find("explore.loops2").checked);
            testedApp.commands.find("explore.start").trigger();
            tryVerify(() => testedApp.explore.hasResult && !testedApp.explore.working, 30000);
            verify(testedApp.explore.verdict.includes("goes round 2 times here"), testedApp.explore.verdict);
            testedApp.explore.showOutcome(0);
            settle();
            const back = findByName(window.contentItem, "Run as written");
            verify(back !== null && back.visible, "the way back");
            mouseClick(back);
            settle();
            compare(testedApp.source.shortLoops, "");
            testedApp.bottomTab = 0;
        }
        function test_6_costsAreComputedOnTheChosenProcessors() {
            testedApp.bottomTab = 5;
            testedApp.compare.start();
            tryVerify(() => testedApp.compare.hasResult && !testedApp.compare.working, 60000);
            wait(50);
            const sixteen = findByName(window.contentItem, "By time: 16 processors");
            verify(sixteen !== null && sixteen.visible, "the button for 16 processors");
            mouseClick(sixteen);
            tryVerify(() => testedApp.compare.caption.includes("16 processors"), 30000);
            tryVerify(() => !testedApp.compare.working, 60000);
            testedApp.bottomTab = 0;
        }
        function test_8_aMenuThatEscapeHasClosedOpensWithTheNextClick() {
            window.requestActivate();
            const entry = findByName(window.menuBar, "File");
            verify(entry !== null, "the File menu");
            mouseClick(entry);
            tryVerify(() => entry.menu.opened);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !entry.menu.visible);
            mouseClick(entry);
            tryVerify(() => entry.menu.opened, 1000, "after one click");
            mouseClick(entry);
            tryVerify(() => !entry.menu.visible, 1000, "a click closes it");
        }
        function test_9_whatTheRunHasToSayIsNotSaidOverTheGallery() {
            openLesson();
            testedApp.commands.find("run.run").trigger();
            settle();
            testedApp.commands.find("findings.next").trigger();
            settle();
            const banner = () => findByName(window.header, testedApp.findings.bannerTitle + " " + testedApp.findings.bannerText);
            tryVerify(() => testedApp.findings.bannerKind === "finding");
            tryVerify(() => banner() !== null);
            testedApp.commands.find("file.lessons").trigger();
            compare(testedApp.findings.bannerKind, "finding");
            compare(banner(), null);
            testedApp.commands.find("file.lessons").trigger();
        }
        function test_10_theNameOfAnEighthGoroutineIsStriped() {
            const stripes = goroutine => {
                const tag = createTemporaryObject(tagMaker, scene, {
                    "goroutine": goroutine
                });
                return Array.from(tag.children).filter(child => child.goroutine === goroutine && child.visible).length;
            };
            compare(stripes(1), 0);
            compare(stripes(9), 1);
        }
        function test_7_everyButtonHasAName() {
            openLesson();
            const nameless = [];
            const visit = item => {
                if (item.Accessible !== undefined && item.activeFocusOnTab === true && item.visible && item.Accessible.name === "")
                    nameless.push(item.toString());
                for (let i = 0; i < item.children.length; ++i)
                    visit(item.children[i]);
            };
            visit(window.contentItem);
            compare(nameless.length, 0, nameless.join(" "));
        }
    }
}
