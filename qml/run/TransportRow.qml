// Moving in time: to the start, back, play, forward, to the end, and the speed of playing.
pragma ComponentBehavior: Bound
import QtQuick
import Lockstep.App
import Lockstep.Controls
import Lockstep.Theme

Row {
    id: root

    required property RunController run
    required property CommandRegistry commands

    spacing: 2

    Repeater {
        model: ["run.start", "run.previousSwitch", "run.back"]
        CommandButton {
            required property string modelData
            command: root.commands.find(modelData)
        }
    }
    CommandButton {
        command: root.commands.find("run.play")
        iconName: root.run.playing ? "pause" : "play"
        prominent: true
        plain: false
        width: implicitWidth + 10
    }
    Repeater {
        model: ["run.forward", "run.nextSwitch", "run.end"]
        CommandButton {
            required property string modelData
            command: root.commands.find(modelData)
        }
    }
    CommandButton {
        command: root.commands.find("run.run")
        visible: !root.run.working
    }
    CommandButton {
        command: root.commands.find("run.stop")
        visible: root.run.working
    }
    LSlider {
        from: 0
        to: root.run.maxSpeed
        stepSize: 1
        value: root.run.speed
        toolTip: root.run.speedText
        onMoved: root.run.speed = value
    }
}
