"""Run by the Python under Wine: the Chinese fonts of Windows stand for the ones that are there."""

import winreg

STAND_IN = "Noto Sans CJK SC"
SERIF = "Noto Serif CJK SC"
NAMES = {
    **dict.fromkeys(("MS Shell Dlg", "MS Shell Dlg 2", "Microsoft YaHei", "Microsoft YaHei UI", "微软雅黑"), STAND_IN),
    **dict.fromkeys(("Tahoma", "Segoe UI", "Microsoft Sans Serif", "MS Sans Serif", "SimHei", "黑体"), STAND_IN),
    **dict.fromkeys(("SimSun", "宋体", "NSimSun", "KaiTi", "FangSong"), SERIF),
}

with winreg.CreateKey(winreg.HKEY_CURRENT_USER, r"Software\Wine\Fonts\Replacements") as key:
    for name, font in NAMES.items():
        winreg.SetValueEx(key, name, 0, winreg.REG_SZ, font)
with winreg.CreateKey(
    winreg.HKEY_LOCAL_MACHINE, r"Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes"
) as key:
    for name in ("MS Shell Dlg", "MS Shell Dlg 2"):
        winreg.SetValueEx(key, name, 0, winreg.REG_SZ, STAND_IN)
