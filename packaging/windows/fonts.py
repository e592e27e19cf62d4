"""Run by the Python under Wine: makes the stand-in fonts known, as Windows knows the real ones."""

import winreg

FILES = {
    "Microsoft YaHei": "msyh.ttf",
    "Microsoft YaHei Bold": "msyhbd.ttf",
    "Microsoft YaHei UI": "msyhui.ttf",
    "Microsoft YaHei UI Bold": "msyhuibd.ttf",
    "SimSun": "simsun.ttf",
    "SimHei": "simhei.ttf",
    "FangSong": "simfang.ttf",
    "KaiTi": "simkai.ttf",
}
SHELL = ("MS Shell Dlg", "MS Shell Dlg 2", "Tahoma", "Segoe UI", "Microsoft Sans Serif", "MS Sans Serif")
WINDOWS_NT = r"Software\Microsoft\Windows NT\CurrentVersion"

with winreg.CreateKey(winreg.HKEY_LOCAL_MACHINE, rf"{WINDOWS_NT}\Fonts") as key:
    for name, file in FILES.items():
        winreg.SetValueEx(key, f"{name} (TrueType)", 0, winreg.REG_SZ, file)
with winreg.CreateKey(winreg.HKEY_LOCAL_MACHINE, rf"{WINDOWS_NT}\FontSubstitutes") as key:
    for name in SHELL:
        winreg.SetValueEx(key, name, 0, winreg.REG_SZ, "Microsoft YaHei")
with winreg.CreateKey(winreg.HKEY_CURRENT_USER, r"Software\Wine\Fonts\Replacements") as key:
    for name in SHELL:
        winreg.SetValueEx(key, name, 0, winreg.REG_SZ, "Microsoft YaHei")
